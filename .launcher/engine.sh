# Sourced by ./meshproof: finding a Docker engine, starting one, and what Testcontainers has to know of it.

ryuk=testcontainers/ryuk:0.14.0 # the one that Testcontainers 2.0.5 starts; LauncherTest holds it to the jar

# Asks one address for its health and for Ryuk's image, in one call; sets ryuk_status to the second's HTTP status.
answers() { # <address as in DOCKER_HOST>
    local address=$1 door codes
    case $address in
        unix://*)
            [ -S "${address#unix://}" ] || return 1
            door=(--unix-socket "${address#unix://}") address=http://engine ;;
        tcp://* | http://* | https://*)
            address=http://${address#*://} door=()
            if [ -n "${DOCKER_TLS_VERIFY:-}" ]; then
                local keys=${DOCKER_CERT_PATH:-$HOME/.docker}
                address=https://${address#*://} door=(--cacert "$keys/ca.pem" --cert "$keys/cert.pem" --key "$keys/key.pem")
            fi ;;
        *) return 1 ;;
    esac
    codes=$(curl -q -s --noproxy '*' --fail-early --connect-timeout 2 -m "${patience:-5}" -w '%{http_code} ' ${door[@]+"${door[@]}"} \
        -o /dev/null "$address/_ping" -o /dev/null "$address/images/$ryuk/json" </dev/null) || return 1
    ryuk_status=${codes#* }
    [ "${codes%% *}" = 200 ]
}

# Finds an engine that answers and exports what Testcontainers needs to work with it.
engine_answers() {
    local address found='' home=${HOME:-~}
    if [ -n "${DOCKER_HOST:-}" ]; then
        answers "$DOCKER_HOST" && found=$DOCKER_HOST
    else
        for address in "unix:///var/run/docker.sock" "unix://${XDG_RUNTIME_DIR:-/run/user/$EUID}/docker.sock" \
            "unix://$home/.docker/run/docker.sock" "unix://$home/.docker/desktop/docker.sock"; do
            if answers "$address"; then
                found=$address
                [ "$address" = unix:///var/run/docker.sock ] || export DOCKER_HOST=$address
                break
            fi
        done
    fi
    export TESTCONTAINERS_CHECKS_DISABLE=${TESTCONTAINERS_CHECKS_DISABLE:-true}
    # in a container without the bridge's gateway Testcontainers would pull an image to find out where it is
    case $found in
        unix://*) [ ! -e /.dockerenv ] || export TESTCONTAINERS_HOST_OVERRIDE=${TESTCONTAINERS_HOST_OVERRIDE:-localhost} ;;
    esac
    # Ryuk only where its image is there already: nothing is pulled for it, and meshproof cleans up by itself
    if [ "${ryuk_status:-}" != '200 ' ]; then
        export TESTCONTAINERS_RYUK_DISABLED=${TESTCONTAINERS_RYUK_DISABLED:-true}
    fi
    [ -n "$found" ]
}

needs_engine() {
    have curl || { may_install && install_packages "no curl" curl; } || cannot "no curl, by which the Docker engine is asked" "install curl"
    engine_answers && return
    if [ -n "${DOCKER_HOST:-}" ]; then
        cannot "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST" \
            "start that engine, or mend DOCKER_HOST (unix:// or tcp://), or unset it to use this machine's own engine"
    fi
    if [ -S /var/run/docker.sock ] && [ ! -w /var/run/docker.sock ]; then
        cannot "/var/run/docker.sock is not yours to use" "add yourself to its group (usermod -aG docker \$USER, then log in again) or run as root"
    fi
    may_install || cannot "no Docker engine answers" \
        "start the one you have (systemctl start docker; or Docker Desktop, Colima, dockerd), or install one (Debian, Ubuntu: docker.io)," \
        "or set DOCKER_HOST to where one answers; ./meshproof doctor shows what is seen"
    mkdir -p "$state"
    (
        ! have flock || flock 9
        if ! engine_answers; then # or else another launcher has started it while this one waited
            have dockerd && have iptables || install_packages "no Docker engine" docker.io iptables
            engine_answers || start_engine
        fi
    ) 9>"$state/engine.lock"
    engine_answers || cannot "the Docker engine answered and stopped again" "read $state/dockerd.log"
}

# A pid file that a killed engine left behind makes the next one refuse to start once the number is another process's.
forget_unless_running() { # <pid file> <name of the program>
    local pid
    [ -f "$1" ] || return 0
    pid=$(cat "$1")
    [ "$(cat "/proc/${pid:-0}/comm" 2>/dev/null)" = "$2" ] || rm -f "$1"
}

start_engine() {
    local log=$state/dockerd.log pid='' waited=0
    forget_unless_running /var/run/docker.pid dockerd
    forget_unless_running /var/run/docker/containerd/containerd.pid containerd
    say "no Docker engine answers: starting one (log: $log)"
    if [ -d /run/systemd/system ]; then
        systemctl start docker >"$log" 2>&1 </dev/null || true
    elif [ ! -f /var/run/docker.pid ]; then # else one is just starting: only wait for it
        ulimit -n "$(ulimit -Hn)" || true
        # The engine starts itself, runc and others anew some hundred times for a lab: a third of that is garbage collection.
        PATH=$PATH:/usr/sbin:/sbin GOGC=400 setsid dockerd </dev/null >"$log" 2>&1 9>&- &
        pid=$!
    fi
    until answers unix:///var/run/docker.sock; do
        if [ $((waited += 1)) -gt 300 ] || { [ -n "$pid" ] && ! kill -0 "$pid" 2>/dev/null; }; then
            tail -n 15 "$log" >&2 || true
            cannot "the Docker engine did not start; its whole log is $log" \
                "mend what it says and start again, or set DOCKER_HOST to an engine elsewhere"
        fi
        sleep 0.2
    done
}
