# Sourced by ./meshproof: finding Java and Maven, and installing packages where that is allowed.

have() { PATH=$PATH:/usr/sbin:/sbin command -v "$1" >/dev/null 2>&1; }

may_install() {
    case ${MESHPROOF_NO_INSTALL:-} in '' | 0 | false) ;; *) return 1 ;; esac
    [ "$EUID" = 0 ] && [ -f /etc/debian_version ] && have apt-get
}

install_packages() { # <what is missing> <package>...
    local missing=$1 log=$state/apt.log
    shift
    mkdir -p "$state"
    say "$missing: installing $*"
    # an update may fail for a repository that has nothing to do with us, so only the installation decides
    DEBIAN_FRONTEND=noninteractive apt-get -q update </dev/null >"$log" 2>&1 || true
    if ! DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@" \
        </dev/null >>"$log" 2>&1; then
        tail -n 15 "$log" >&2
        cannot "installing $* failed; the whole log is $log" "mend what it says, or install by hand, and start again"
    fi
}

java_major() { # <java home>
    local line=''
    if [ -r "$1/release" ]; then
        line=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release")
    fi
    [ -n "$line" ] || line=$("$1/bin/java" -version 2>&1 </dev/null | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p')
    printf '%s' "${line:-0}"
}

# Sets JAVA_HOME to a JDK of 17 or newer: the user's own, then the one in PATH, then whatever is installed.
find_java() {
    local home on_path
    on_path=$(command -v java 2>/dev/null) && on_path=$(readlink -f -- "$on_path" 2>/dev/null) || on_path=''
    for home in "${JAVA_HOME:-}" "${on_path%/bin/java}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$home" ] && [ -x "$home/bin/java" ] && [ -x "$home/bin/javac" ] || continue
        if [ "$(java_major "$home")" -ge 17 ]; then
            export JAVA_HOME=$home
            return
        fi
    done
    return 1
}

needs_java() {
    find_java && return
    may_install || cannot "no JDK 17 or newer in JAVA_HOME, PATH or the usual places" \
        "install one (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless) or point JAVA_HOME at it"
    local package=openjdk-17-jdk-headless
    apt-cache show "$package" >/dev/null 2>&1 || DEBIAN_FRONTEND=noninteractive apt-get -q update </dev/null >/dev/null 2>&1 || true
    apt-cache show "$package" >/dev/null 2>&1 || package=default-jdk-headless
    install_packages "no JDK 17 or newer" "$package"
    find_java || cannot "$package is installed and no JDK 17 or newer was found" "point JAVA_HOME at one"
}

# Whether mvn is there and at least 3.8.6; says what it saw in maven_seen.
find_maven() {
    maven_seen="no mvn in PATH"
    have mvn || return 1
    local version major minor patch
    version=$(mvn -v 2>/dev/null </dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\.[0-9]*\).*/\1/p')
    maven_seen="mvn is Maven ${version:-of unknown version}"
    IFS=. read -r major minor patch <<<"${version:-0.0.0}"
    [ $((major * 1000000 + minor * 1000 + patch)) -ge 3008006 ]
}

needs_maven() {
    [ -z "${maven_found:-}" ] || return 0
    if ! find_maven; then
        { ! have mvn && may_install; } || cannot "$maven_seen, and Maven 3.8.6 or newer is needed" \
            "install it (Debian 12, Ubuntu 24.04 or newer: apt-get install maven) and put its bin first in PATH"
        install_packages "$maven_seen" maven
        find_maven || cannot "$maven_seen after installing, and Maven 3.8.6 or newer is needed" "install a newer one by hand"
    fi
    maven_found=yes
}
