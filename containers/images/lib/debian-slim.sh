# Debian as its official slim image has it. Sourced after common.sh, and after debian.sh by whoever makes a root file system.

# A root file system with these packages. usage: debian_slim <package>[,<package>]... [more options of mmdebstrap]
debian_slim() {
    packages=$1
    shift
    debian_sources >sources.list
    mmdebstrap --quiet --variant=minbase --components=main --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \
        --include="$packages" --dpkgopt="$RECIPES/debian-root/slim.dpkg" \
        --customize-hook='rm -rf "$1"/etc/hostname "$1"/etc/resolv.conf "$1"/etc/apt/sources.list "$1"/etc/dpkg/dpkg.cfg.d/99mmdebstrap' \
        --customize-hook='rm -rf "$1"/var/cache/debconf/*-old "$1"/var/lib/dpkg/*-old' \
        "$@" bookworm "$OUT/root.tar" - <sources.list
}

# What an image is given beside its root file system: where its apt looks, and the key of the local package mirror too.
debian_habits() {
    cp "$RECIPES/debian/debian.sources" "$RECIPES/debian/container.apt" "$RECIPES/debian-root/slim.dpkg" "$OUT/"
    cat "$NEED_DEBIAN_ROOT/debian-archive-keyring.gpg" "$NEED_PACKAGES/debian.gpg" >"$OUT/debian-archive-keyring.gpg"
}

# The build context of what stands in for an official image that is Debian with one service.
# usage: debian_service <package> [more options of mmdebstrap]
debian_service() {
    service=$1
    shift
    debian_slim "usr-is-merged,$service" --aptopt='APT::Install-Recommends "false"' "$@"
    debian_habits
    tar -xOf "$OUT/root.tar" ./var/lib/dpkg/status |
        awk -v name="$service" '/^Package:/ { mine = $2 == name } mine && /^Version:/ { print name, $2 }' >"$OUT/versions"
}
