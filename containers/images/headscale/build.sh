# The image's build context: the program, and the few files that a static one expects.
. "$RECIPES/lib/common.sh"

cp "$RECIPES/headscale/Dockerfile" "$NEED_GO/headscale" "$NEED_GO/versions" "$OUT/"
small_root "$NEED_ALPINE_ROOT/root" "$OUT/root.tar"
