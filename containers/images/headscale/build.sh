# The image's build context: the program, and the few files that a static one expects.
. "$RECIPES/lib/common.sh"

cp "$RECIPES/headscale/Dockerfile" "$NEED_GO_HEADSCALE/headscale" "$NEED_GO_HEADSCALE/versions" "$OUT/"
small_root "$NEED_ALPINE_ROOT/root/etc/ssl/certs/ca-certificates.crt" "$OUT/root.tar"
