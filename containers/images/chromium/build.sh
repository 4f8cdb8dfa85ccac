# Debian with its own chromium and chromedriver, for tests that look at reports. It installs nothing: it needs no mirror's key.
. "$RECIPES/lib/common.sh"
. "$RECIPES/lib/debian.sh"
. "$RECIPES/lib/debian-slim.sh"

# A headless browser uses no desktop; Debian's would be 300 MB of it, LLVM first.
mkdir -p no-desktop/DEBIAN repository
cat >no-desktop/DEBIAN/control <<END
Package: no-desktop
Version: 1
Architecture: all
Maintainer: meshproof
Provides: x11-utils, xdg-utils, xdg-desktop-portal-backend
Description: in place of what chromium depends on for a desktop
END
dpkg-deb --build no-desktop repository/no-desktop.deb >&2
(cd repository && apt-ftparchive packages . >Packages)

# DejaVu has the check marks, crosses and arrows that reports use.
debian_slim usr-is-merged,no-desktop,chromium,chromium-driver,fonts-dejavu-core \
    --aptopt='APT::Install-Recommends "false"' --dpkgopt="$RECIPES/chromium/slim.dpkg" \
    --setup-hook='copy-in repository /' \
    --setup-hook='echo "deb [trusted=yes] copy:$1/repository ./" >"$1"/etc/apt/sources.list.d/no-desktop.list' \
    --customize-hook='rm -r "$1"/repository "$1"/etc/apt/sources.list.d/no-desktop.list'
cp "$RECIPES/chromium/Dockerfile" "$OUT/"
tar -xOf "$OUT/root.tar" ./var/lib/dpkg/status |
    awk '/^Package:/ { mine = $2 == "chromium" } mine && /^Version:/ { print "chromium", $2 }' >"$OUT/versions"
