# What the lab's package mirror serves where there is no internet: signed repositories under the hosts' own names.
# The keys that sign them exist only while this runs.
. "$RECIPES/lib/common.sh"
. "$RECIPES/lib/debian.sh"

mkdir mirror keys
tailscale_version=$(awk '$1 == "tailscale" { print $2 }' "$NEED_GO_TAILSCALE/versions")
. "$RECIPES/packages/debs.sh"
. "$RECIPES/packages/alpine.sh"
. "$RECIPES/packages/debian.sh"

tar --numeric-owner --owner=0 --group=0 --sort=name -C mirror -cf "$OUT/mirror.tar" .
cp keys/*.pub keys/*.gpg "$OUT/"
rm -rf keys
cp "$RECIPES/packages/Dockerfile" "$OUT/"
printf 'tailscale %s\npython3 %s\n' "$tailscale_version" "$python_version" >"$OUT/versions"
