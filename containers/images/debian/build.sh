# The image's build context: the root file system, and the key of the local package mirror beside Debian's own.
. "$RECIPES/lib/common.sh"

cp "$RECIPES/debian/Dockerfile" "$RECIPES/debian/debian.sources" "$RECIPES/debian/container.apt" \
    "$RECIPES/debian-root/slim.dpkg" "$OUT/"
cp "$NEED_DEBIAN_ROOT/root.tar" "$NEED_DEBIAN_ROOT/packages.txt" "$OUT/"
cat "$NEED_DEBIAN_ROOT/debian-archive-keyring.gpg" "$NEED_PACKAGES/debian.gpg" >"$OUT/debian-archive-keyring.gpg"
tar -xOf "$OUT/root.tar" ./etc/debian_version | sed "s/^/debian /" >"$OUT/versions"
