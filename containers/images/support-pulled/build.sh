# The build context of the support image on top of the official Debian image, for where a registry answers and this machine
# may have no Go: tailscaled is built in the official Go image.
. "$RECIPES/lib/common.sh"

cp "$RECIPES"/support/mirror-*.conf "$RECIPES/support/packages.txt" "$RECIPES/go/go.mod" "$RECIPES/go/go.sum" \
    "$RECIPES/support-pulled/Dockerfile" "$OUT/"
echo "debian bookworm" >"$OUT/versions"
awk '$1 == "tailscale.com" { print "tailscale", substr($2, 2) }' "$OUT/go.mod" >>"$OUT/versions"
