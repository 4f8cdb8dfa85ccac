# Debian with PostgreSQL, and no cluster, as in the official image: whoever starts it makes one.
. "$RECIPES/lib/common.sh"
. "$RECIPES/lib/debian.sh"
. "$RECIPES/lib/debian-slim.sh"
. "$RECIPES/lib/debian-image.sh"

# Its compiler of queries is larger than all the rest, and may be missing.
debian_service postgresql-15 --dpkgopt='path-exclude=*/libLLVM*' --dpkgopt='path-exclude=*/libz3*' \
    --dpkgopt='path-exclude=*/postgresql/15/lib/llvmjit*' --dpkgopt='path-exclude=*/postgresql/15/lib/bitcode/*' \
    --customize-hook='rm -rf "$1"/etc/postgresql/15 "$1"/var/lib/postgresql/15 "$1"/etc/ssl/private/*.key'
cp "$RECIPES/postgres/Dockerfile" "$OUT/"
