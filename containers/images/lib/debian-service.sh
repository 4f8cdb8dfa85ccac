# What stands in for an official image that is Debian with one service. Sourced after common.sh and debian.sh.

# The image's build context: a root file system with the service's package, and what trusts the local package mirror too.
# usage: debian_service <package> [more options of mmdebstrap]
debian_service() {
    service=$1
    shift
    debian_sources >sources.list
    mmdebstrap --quiet --variant=minbase --components=main --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \
        --include="usr-is-merged,$service" --dpkgopt="$RECIPES/debian-root/slim.dpkg" --aptopt='APT::Install-Recommends "false"' \
        --customize-hook='rm -rf "$1"/etc/hostname "$1"/etc/resolv.conf "$1"/etc/apt/sources.list "$1"/etc/dpkg/dpkg.cfg.d/99mmdebstrap' \
        --customize-hook='rm -rf "$1"/var/cache/debconf/*-old "$1"/var/lib/dpkg/*-old' \
        "$@" bookworm "$OUT/root.tar" - <sources.list
    cp "$RECIPES/debian/debian.sources" "$RECIPES/debian/container.apt" "$RECIPES/debian-root/slim.dpkg" "$OUT/"
    cat "$NEED_DEBIAN_ROOT/debian-archive-keyring.gpg" "$NEED_PACKAGES/debian.gpg" >"$OUT/debian-archive-keyring.gpg"
    tar -xOf "$OUT/root.tar" ./var/lib/dpkg/status |
        awk -v name="$service" '/^Package:/ { mine = $2 == name } mine && /^Version:/ { print name, $2 }' >"$OUT/versions"
}
