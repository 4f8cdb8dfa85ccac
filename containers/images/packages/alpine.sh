# Alpine's package host: main and community of v3.23, with packages that Alpine's own apk makes, signs and indexes.
alpine=$NEED_ALPINE_ROOT/full
apk() { in_alpine "$alpine" /sbin/apk "$@"; }

alpine_key=keys/meshproof.rsa
openssl genrsa -out "$alpine_key" 2048 2>/dev/null
openssl rsa -in "$alpine_key" -pubout -out "$alpine_key.pub" 2>/dev/null
mkdir apk-keys
cp "$alpine_key.pub" apk-keys/

# usage: make_apk <repository> <name> <version> <files> <description> [more --info]
make_apk() {
    apk_repository=mirror/dl-cdn.alpinelinux.org/alpine/v3.23/$1/x86_64 apk_name=$2 apk_version=$3 apk_files=$4 apk_text=$5
    shift 5
    mkdir -p "$apk_repository"
    apk mkpkg --sign-key "$alpine_key" --compression deflate:1 --files "$apk_files" \
        --info "name:$apk_name" --info "version:$apk_version" --info arch:x86_64 --info "description:$apk_text" \
        --info license:custom --info "origin:$apk_name" "$@" --output "$apk_repository/$apk_name-$apk_version.apk"
}

# tailscale: the same paths as Alpine's package.
install -D "$NEED_GO_TAILSCALE/tailscale" tailscale/usr/bin/tailscale
install -D "$NEED_GO_TAILSCALE/tailscaled" tailscale/usr/sbin/tailscaled
make_apk community tailscale "$tailscale_version-r0" tailscale "Built by meshproof from tailscale v$tailscale_version"

# python3: Debian's beside musl. What needs a terminal or a desktop is left out.
for name in $(grep -v '^#' "$RECIPES/packages/python.txt"); do
    dpkg-deb -x debs/"${name}"_*.deb python-debs
done
mkdir -p python/usr/bin python/usr/lib/x86_64-linux-gnu python/lib64
cp -a python-debs/usr/lib/python3.11 python-debs/usr/lib/python3 python/usr/lib/ 2>/dev/null || cp -a python-debs/usr/lib/python3.11 python/usr/lib/
rm -rf python/usr/lib/python3.11/config-* python/usr/lib/python3.11/pydoc_data python/usr/lib/python3.11/lib-dynload/_curses* \
    python/usr/lib/python3.11/lib-dynload/readline* python/usr/lib/python3.11/lib-dynload/nis.* python/usr/lib/python3.11/lib-dynload/_codecs_*
cp python-debs/usr/bin/python3.11 python/usr/bin/
ln -s python3.11 python/usr/bin/python3
find python-debs -path '*/x86_64-linux-gnu/*.so*' ! -path '*/gconv/*' ! -path '*/engines-3/*' ! -path '*/ossl-modules/*' \
    -exec cp -a {} python/usr/lib/x86_64-linux-gnu/ \;
cp -aL "$(find python-debs -name 'ld-linux-x86-64.so.2' | head -n 1)" python/lib64/ld-linux-x86-64.so.2
rm -f python/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
rm -f python/usr/lib/python3.11/sitecustomize.py python/usr/lib/python3.11/EXTERNALLY-MANAGED
# Compiled beforehand, as Alpine's are, so that a replica does not spend its half a core on it.
python/lib64/ld-linux-x86-64.so.2 --library-path python/usr/lib/x86_64-linux-gnu python/usr/bin/python3.11 -I -S - <<'PY'
import compileall, py_compile, sys
sys.exit(not compileall.compile_dir('python/usr/lib/python3.11', quiet=2, stripdir='python', invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH))
PY
python_version=$(dpkg-deb -f debs/python3.11-minimal_*.deb Version | sed 's/[-+~].*//')
make_apk main python3 "$python_version-r0" python "Python of Debian bookworm with its C library, repackaged by meshproof" \
    --info "provides:cmd:python3=$python_version-r0"

# curl, ca-certificates and what they need: Alpine's own files, from the disk image that the stand-in was cut from.
. "$RECIPES/packages/alpine-own.sh"

for repository in main community; do
    (cd "mirror/dl-cdn.alpinelinux.org/alpine/v3.23/$repository/x86_64" &&
        apk mkndx --keys-dir "$OLDPWD/apk-keys" --sign-key "$OLDPWD/$alpine_key" --description "meshproof $repository" \
            --output APKINDEX.tar.gz ./*.apk)
done
