# Debian with Redis.
. "$RECIPES/lib/common.sh"
. "$RECIPES/lib/debian.sh"
. "$RECIPES/lib/debian-slim.sh"
. "$RECIPES/lib/debian-image.sh"

debian_service redis-server
cp "$RECIPES/redis/Dockerfile" "$OUT/"
