# The image's build context: the root file system and the key of the local package mirror.
. "$RECIPES/lib/common.sh"

cp "$RECIPES/alpine/Dockerfile" "$OUT/"
pack "$NEED_ALPINE_ROOT/root" "$OUT/root.tar"
cp "$NEED_PACKAGES/meshproof.rsa.pub" "$OUT/"
cp "$NEED_ALPINE_ROOT/packages.txt" "$OUT/"
echo "alpine $(cat "$NEED_ALPINE_ROOT/root/etc/alpine-release")" >"$OUT/versions"
