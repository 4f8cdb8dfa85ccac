# Debian bookworm's root file system with the package set and the habits of the official slim image.
. "$RECIPES/lib/common.sh"
. "$RECIPES/lib/debian.sh"
. "$RECIPES/lib/debian-slim.sh"

debian_slim usr-is-merged

tar -xOf "$OUT/root.tar" ./var/lib/dpkg/status >"$OUT/status"
tar -xOf "$OUT/root.tar" ./usr/share/keyrings/debian-archive-keyring.gpg >"$OUT/debian-archive-keyring.gpg"
awk '/^Package:/ { name = $2 } /^Version:/ { print name, $2 }' "$OUT/status" | sort >"$OUT/packages.txt"
