#!/usr/bin/env bash
# What plain Docker takes to bring the same SDLs to "all ordered pairs answer through SOCKS5": the floor under any harness.
# No claim, no control, no evidence. The benchmark prepares FOLDER (certificates, and for each replica what its SDL says).
#   floor.sh up FOLDER NAME     prints the milliseconds it took
#   floor.sh down FOLDER NAME
set -euo pipefail
action=$1 folder=$2 name=$3
cd "$folder"
mapfile -t hosts <hosts # one replica a line: hostname, SOCKS5 port, service port
count=${#hosts[@]}

down() {
    docker ps -aq --filter "label=dev.meshproof.floor=$name" | xargs -r docker rm -fv >/dev/null
    docker network ls -q --filter "label=dev.meshproof.floor=$name" | xargs -r docker network rm >/dev/null
}

everywhere() { # <container> <alias>...
    local container=$1 i aliases=()
    shift
    for alias in "$@"; do aliases+=(--alias "$alias"); done
    for ((i = 2; i <= count; i++)); do docker network connect "${aliases[@]}" "$name-$i" "$name-$container"; done
}

create() { # <container> <network> <docker create's arguments>...
    local container=$1 network=$2
    shift 2
    docker create --name "$name-$container" --label "dev.meshproof.floor=$name" --network "$network" "$@" >/dev/null
}

control_plane() {
    create headscale "$name-1" --network-alias controlplane.tailscale.com \
        --tmpfs /var/lib/headscale --tmpfs /var/run/headscale "$(<image.headscale)" serve
    docker cp -q headscale "$name-headscale:/etc/" 2>/dev/null || docker cp headscale "$name-headscale:/etc/" >/dev/null
    everywhere headscale controlplane.tailscale.com
    docker start "$name-headscale" >/dev/null
    local tries=0
    until docker exec "$name-headscale" headscale users create floor >/dev/null 2>&1; do
        ((++tries < 200)) || { docker logs "$name-headscale" >&2; exit 1; }
    done
    docker exec "$name-headscale" headscale preauthkeys create --user 1 --reusable -e 1h 2>/dev/null | tail -n 1 >key
}

relay() {
    local host
    host=$(<relay.host)
    create derp "$name-1" --network-alias "$host" --tmpfs /var/lib/derper "$(<image.derper)" -a=:443 -http-port=-1 -stun \
        -certmode=manual -certdir=/etc/derper "-hostname=$host" -c=/var/lib/derper/derper.key
    docker cp derper "$name-derp:/etc/" >/dev/null
    everywhere derp "$host"
    docker start "$name-derp" >/dev/null
}

mirror() {
    local names aliases=()
    mapfile -t names <mirror.hosts
    for alias in "${names[@]}"; do aliases+=(--network-alias "$alias"); done
    create mirror "$name-1" "${aliases[@]}" "$(<image.mirror)" nginx -c /etc/meshproof/mirror/local.conf
    docker cp tls "$name-mirror:/etc/meshproof/" >/dev/null
    everywhere mirror "${names[@]}"
    docker start "$name-mirror" >/dev/null
}

replica() { # <number>
    local i=$1 arguments
    mapfile -d '' -t arguments <"replica-$i/arguments"
    create "replica-$i" "$name-$i" --dns 192.0.2.53 --cpus "$(<"replica-$i/cpus")" --memory "$(<"replica-$i/memory")" \
        --security-opt no-new-privileges --env-file "replica-$i/env" -e "$(<"replica-$i/key")=$(<key)" \
        --entrypoint "$(<"replica-$i/entrypoint")" "$(<"replica-$i/image")" "${arguments[@]}"
    docker cp "$name-replica-$i:/etc/ssl/certs/ca-certificates.crt" - 2>/dev/null | tar -xO >"bundle-$i" || :
    cat ca.pem >>"bundle-$i"
    docker cp "bundle-$i" "$name-replica-$i:/etc/ssl/certs/ca-certificates.crt" >/dev/null
    docker start "$name-replica-$i" >/dev/null
    create "probe-$i" "container:$name-replica-$i" "$(<image.support)" sleep infinity
    docker start "$name-probe-$i" >/dev/null
}

answers() { # <number>: every other replica answers this one
    local i=$1 j host port service proxy urls=()
    read -r _ proxy _ <<<"${hosts[i - 1]}"
    for ((j = 1; j <= count; j++)); do
        read -r host port service <<<"${hosts[j - 1]}"
        ((i == j)) || urls+=(-o /dev/null "http://$host:$service/")
    done
    for ((tries = 0; tries < 600; tries++)); do
        docker exec "$name-probe-$i" curl -sf -m 5 -x "socks5h://127.0.0.1:$proxy" "${urls[@]}" && return 0
        sleep 0.1
    done
    echo "floor: replica $i got no answer" >&2
    return 1
}

together() { # <pid>...
    local pid
    for pid in "$@"; do wait "$pid"; done
}

up() {
    local i begin pids=()
    begin=$(date +%s%3N)
    for ((i = 1; i <= count; i++)); do
        docker network create --internal -o com.docker.network.bridge.inhibit_ipv4=true \
            --label "dev.meshproof.floor=$name" --subnet "198.19.255.$((16 * (i - 1)))/28" "$name-$i" >/dev/null & pids+=($!)
    done
    together "${pids[@]}"
    pids=()
    control_plane & pids+=($!)
    relay & pids+=($!)
    mirror & pids+=($!)
    together "${pids[@]}"
    pids=()
    for ((i = 1; i <= count; i++)); do replica "$i" & pids+=($!); done
    together "${pids[@]}"
    pids=()
    for ((i = 1; i <= count; i++)); do answers "$i" & pids+=($!); done
    together "${pids[@]}"
    echo $(($(date +%s%3N) - begin))
}

"$action"
