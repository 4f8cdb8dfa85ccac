# The Debian packages that both mirrors are made of, as .deb files in ./debs.
apt=$PWD/apt
private_apt "$apt" "$NEED_DEBIAN_ROOT/status" update

# What the Debian mirror offers, with whatever the slim image lacks for it.
private_apt "$apt" "$NEED_DEBIAN_ROOT/status" install --yes --download-only $(grep -v '^#' "$RECIPES/packages/debian.txt")
mv "$apt/cache/archives" debs

# What Alpine's python3 is made of and the slim image already has.
(cd debs && private_apt "$apt" "$NEED_DEBIAN_ROOT/status" download $(grep -v '^#' "$RECIPES/packages/python.txt"))
