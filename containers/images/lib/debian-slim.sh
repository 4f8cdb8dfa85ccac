# Debian's root file system with the habits of the official slim image. Sourced after common.sh and debian.sh.

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
