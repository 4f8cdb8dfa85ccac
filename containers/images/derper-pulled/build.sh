# The build context of derper for where a registry answers and this machine has no Go: built in the official Go image.
. "$RECIPES/lib/common.sh"

cp "$RECIPES/go/go.mod" "$RECIPES/go/go.sum" "$RECIPES/derper-pulled/Dockerfile" "$OUT/"
awk '$1 == "tailscale.com" { print "tailscale", substr($2, 2) }' "$OUT/go.mod" >"$OUT/versions"
