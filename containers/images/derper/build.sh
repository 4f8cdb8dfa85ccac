# The image's build context: the program, and the few files that a static one expects. A relay of a lab trusts no
# public certificate authority; the lab adds its own.
. "$RECIPES/lib/common.sh"

cp "$RECIPES/derper/Dockerfile" "$NEED_GO_TAILSCALE/derper" "$NEED_GO_TAILSCALE/versions" "$OUT/"
small_root /dev/null "$OUT/root.tar"
