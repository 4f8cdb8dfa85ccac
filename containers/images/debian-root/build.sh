# Debian bookworm's root file system with the package set and the habits of the official slim image.
. "$RECIPES/lib/common.sh"
. "$RECIPES/lib/debian.sh"

debian_sources >sources.list
mmdebstrap --quiet --variant=minbase --components=main --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr --include=usr-is-merged --dpkgopt="$RECIPES/debian-root/slim.dpkg" \
    --customize-hook='rm -rf "$1"/etc/hostname "$1"/etc/resolv.conf "$1"/etc/apt/sources.list "$1"/etc/dpkg/dpkg.cfg.d/99mmdebstrap' \
    --customize-hook='rm -rf "$1"/var/cache/debconf/*-old "$1"/var/lib/dpkg/*-old' \
    bookworm "$OUT/root.tar" - <sources.list

tar -xOf "$OUT/root.tar" ./var/lib/dpkg/status >"$OUT/status"
tar -xOf "$OUT/root.tar" ./usr/share/keyrings/debian-archive-keyring.gpg >"$OUT/debian-archive-keyring.gpg"
awk '/^Package:/ { name = $2 } /^Version:/ { print name, $2 }' "$OUT/status" | sort >"$OUT/packages.txt"
