# Debian with a Java runtime and the network tools that the lab's own containers use, and tailscaled for outsiders.
. "$RECIPES/lib/common.sh"
. "$RECIPES/lib/debian.sh"

debian_sources >sources.list
# Documentation goes, but not /usr/share/man itself: the Java runtime's installation writes links there.
mmdebstrap --quiet --variant=minbase --components=main --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \
    --include="usr-is-merged,$(paste -sd, "$RECIPES/support/packages.txt")" \
    --dpkgopt="$RECIPES/support/slim.dpkg" --aptopt='APT::Install-Recommends "false"' \
    --customize-hook='rm -rf "$1"/etc/hostname "$1"/etc/resolv.conf "$1"/etc/nginx/sites-enabled/default "$1"/usr/share/man/*' \
    --customize-hook='mkdir -p "$1"/etc/meshproof/tls "$1"/etc/meshproof/mirror "$1"/var/cache/meshproof "$1"/srv/mirror' \
    --customize-hook='test -s "$1"/usr/lib/jvm/java-17-openjdk-amd64/lib/server/classes.jsa || chroot "$1" java -Xshare:dump' \
    bookworm root.tar - <sources.list

tar -xOf root.tar ./var/lib/dpkg/status | awk '/^Package:/ { name = $2 } /^Version:/ { print name, $2 }' | sort >"$OUT/packages.txt"
cp "$RECIPES"/support/mirror-*.conf "$RECIPES/support/Dockerfile" "$OUT/"
cp "$NEED_GO_TAILSCALE/tailscale" "$NEED_GO_TAILSCALE/tailscaled" "$OUT/"
mv root.tar "$OUT/"
awk '$1 ~ /^(openjdk-17-jre-headless|nginx-light|tcpdump)$/' "$OUT/packages.txt" >"$OUT/versions"
awk '$1 == "tailscale"' "$NEED_GO_TAILSCALE/versions" >>"$OUT/versions"
