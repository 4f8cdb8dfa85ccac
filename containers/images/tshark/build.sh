# Debian with tshark, which counts a wiretap's packets independently of us. It installs nothing: it needs no mirror's key.
. "$RECIPES/lib/common.sh"
. "$RECIPES/lib/debian.sh"
. "$RECIPES/lib/debian-slim.sh"

debian_slim usr-is-merged,tshark --aptopt='APT::Install-Recommends "false"'
cp "$RECIPES/tshark/Dockerfile" "$OUT/"
tar -xOf "$OUT/root.tar" ./var/lib/dpkg/status |
    awk '/^Package:/ { mine = $2 == "tshark" } mine && /^Version:/ { print "tshark", $2 }' >"$OUT/versions"
