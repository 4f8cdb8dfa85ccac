# Build contexts of images that are Debian. Sourced after common.sh; for debian_service after debian-slim.sh too.

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
