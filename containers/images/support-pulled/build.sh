# The build context of the support image on top of the official Debian image, for where a registry answers.
. "$RECIPES/lib/common.sh"

cp "$RECIPES"/support/mirror-*.conf "$RECIPES/support/packages.txt" \
    "$RECIPES/support-pulled/Dockerfile" "$OUT/"
echo "debian bookworm" >"$OUT/versions"
