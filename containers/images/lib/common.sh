# Shared by the recipes, which source it first. A recipe runs as `sh build.sh` in a working directory of its own, with
#   RECIPES  the folder of all recipes         OUT    where the result goes (moved into place by the caller)
#   NEED_<X> the result of recipe <x>          CACHE  downloads that outlive a build
set -eu
umask 022
export LC_ALL=C.UTF-8

say() { echo "$*" >&2; }
fail() { say "$*"; exit 1; }

# Runs a program of an unpacked Alpine on this machine: neither root nor chroot needed, only its own C library.
# usage: in_alpine <root> <path of program> [arguments]
in_alpine() {
    alpine_root=$1 alpine_program=$2
    shift 2
    "$alpine_root/lib/ld-musl-x86_64.so.1" --library-path "$alpine_root/lib:$alpine_root/usr/lib" \
        "$alpine_root$alpine_program" "$@"
}

# A root file system as a tar for a Dockerfile's ADD. Where the build could not keep owners, all is root's.
# usage: pack <root> <tar>
pack() {
    if [ "$(id -u)" = 0 ]; then
        tar --numeric-owner --sort=name --xattrs -C "$1" -cf "$2" .
    else
        tar --numeric-owner --owner=0 --group=0 --sort=name -C "$1" -cf "$2" .
    fi
}

# What a static program expects to find: certificate authorities, users, a place for temporary files.
# usage: small_root <certificate authorities> <tar>
small_root() {
    mkdir -p small-root/etc/ssl/certs small-root/tmp small-root/root small-root/var/lib small-root/var/run
    chmod 1777 small-root/tmp
    cat "$1" >small-root/etc/ssl/certs/ca-certificates.crt
    echo 'root:x:0:0:root:/root:/sbin/nologin' >small-root/etc/passwd
    echo 'root:x:0:' >small-root/etc/group
    echo 'hosts: files dns' >small-root/etc/nsswitch.conf
    pack small-root "$2"
}
