# Debian bookworm as this machine's apt knows it. Sourced after common.sh.

# One-line sources of bookworm, from the mirrors that this machine is configured for; Debian's own where it has none.
debian_sources() {
    debian_keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    [ -r "$debian_keyring" ] || fail "no $debian_keyring: install the package debian-archive-keyring"
    debian_mirror=$(debian_site Debian) security_mirror=$(debian_site Debian-Security)
    : "${debian_mirror:=http://deb.debian.org/debian}" "${security_mirror:=http://deb.debian.org/debian-security}"
    echo "deb [signed-by=$debian_keyring] $debian_mirror bookworm main"
    echo "deb [signed-by=$debian_keyring] $debian_mirror bookworm-updates main"
    echo "deb [signed-by=$debian_keyring] $security_mirror bookworm-security main"
}

debian_site() {
    apt-get indextargets --format '$(REPO_URI)' "Origin: Debian" "Label: $1" 2>/dev/null | sed 's,/*$,,' | head -n 1
}

# Runs apt-get with lists, cache and installed packages of its own, so that neither root nor this machine's state
# is involved. usage: private_apt <folder> <dpkg status file> [arguments]
private_apt() {
    apt_folder=$1 apt_status=$2
    shift 2
    mkdir -p "$apt_folder/lists/partial" "$apt_folder/cache/archives/partial" "$apt_folder/parts"
    [ -s "$apt_folder/sources.list" ] || debian_sources >"$apt_folder/sources.list"
    apt-get -qq -o Dir::Etc::SourceList="$apt_folder/sources.list" -o Dir::Etc::SourceParts="$apt_folder/parts" \
        -o Dir::State="$apt_folder" -o Dir::State::Lists="$apt_folder/lists" -o Dir::State::Status="$apt_status" \
        -o Dir::Cache="$apt_folder/cache" -o Debug::NoLocking=true -o APT::Sandbox::User= \
        -o APT::Architecture=amd64 -o APT::Architectures=amd64 -o APT::Install-Recommends=false \
        -o Acquire::Languages=none -o Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled=false "$@"
}
