# The image's build context: the root file system, and the key of the local package mirror beside Debian's own.
. "$RECIPES/lib/common.sh"
. "$RECIPES/lib/debian-image.sh"

debian_habits
cp "$RECIPES/debian/Dockerfile" "$NEED_DEBIAN_ROOT/root.tar" "$NEED_DEBIAN_ROOT/packages.txt" "$OUT/"
tar -xOf "$OUT/root.tar" ./etc/debian_version | sed "s/^/debian /" >"$OUT/versions"
