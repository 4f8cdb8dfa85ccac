# Debian's package host and tailscale's: small apt repositories with real Debian packages and our tailscale.
GNUPGHOME=$PWD/gnupg
export GNUPGHOME
mkdir -m 700 gnupg
gpg --batch --quiet --passphrase '' --quick-generate-key 'meshproof local package mirror' rsa2048 sign never
gpg --batch --quiet --export >keys/debian.gpg

# usage: apt_index <repository> <codename> <origin> <label> <suite>: index and signature of what lies in the pool
apt_index() (
    suite=$2
    cd "$1"
    mkdir -p "dists/$suite/main/binary-amd64"
    apt-ftparchive packages "pool/$suite" >"dists/$suite/main/binary-amd64/Packages"
    gzip -9nk "dists/$suite/main/binary-amd64/Packages"
    apt-ftparchive -o "APT::FTPArchive::Release::Origin=$3" -o "APT::FTPArchive::Release::Label=$4" \
        -o "APT::FTPArchive::Release::Suite=$5" -o "APT::FTPArchive::Release::Codename=$suite" \
        -o APT::FTPArchive::Release::Architectures="amd64 all" -o APT::FTPArchive::Release::Components=main \
        release "dists/$suite" >Release
    gpg --batch --quiet --clearsign --output "dists/$suite/InRelease" Release
    gpg --batch --quiet --detach-sign --armor --output "dists/$suite/Release.gpg" Release
    mv Release "dists/$suite/Release"
)

host=mirror/deb.debian.org
mkdir -p $host/debian/pool/bookworm $host/debian/pool/bookworm-updates $host/debian-security/pool/bookworm-security
cp debs/*.deb $host/debian/pool/bookworm/
apt_index $host/debian bookworm Debian Debian oldstable
apt_index $host/debian bookworm-updates Debian Debian oldstable-updates
apt_index $host/debian-security bookworm-security Debian Debian-Security oldstable-security

# tailscale.com's documented steps for Debian: a keyring and a source list by curl, then apt-get install tailscale.
host=mirror/pkgs.tailscale.com/stable
mkdir -p $host/debian/pool/bookworm deb/tailscale/DEBIAN deb/tailscale/etc/default deb/keyring/DEBIAN deb/keyring/usr/share/keyrings
cp keys/debian.gpg $host/debian/bookworm.noarmor.gpg
gpg --batch --quiet --armor --export >$host/debian/bookworm.gpg
keyring=/usr/share/keyrings/tailscale-archive-keyring.gpg
printf '# Tailscale packages for debian bookworm\ndeb [signed-by=%s] https://pkgs.tailscale.com/stable/debian bookworm main\n' \
    $keyring >$host/debian/bookworm.tailscale-keyring.list

# usage: make_deb <folder> <name> <version> <more control lines>
make_deb() {
    printf 'Package: %s\nVersion: %s\nArchitecture: amd64\nMaintainer: meshproof\nSection: net\nPriority: extra\n%b' "$2" "$3" "$4" \
        >"$1/DEBIAN/control"
    dpkg-deb --root-owner-group -Zgzip -z1 --build "$1" "$host/debian/pool/bookworm/$2_$3_amd64.deb" >&2
}
install -D "$NEED_GO_TAILSCALE/tailscale" deb/tailscale/usr/bin/tailscale
install -D "$NEED_GO_TAILSCALE/tailscaled" deb/tailscale/usr/sbin/tailscaled
printf 'PORT="41641"\nFLAGS=""\n' >deb/tailscale/etc/default/tailscaled
echo /etc/default/tailscaled >deb/tailscale/DEBIAN/conffiles
make_deb deb/tailscale tailscale "$tailscale_version" \
    "Depends: iptables\nRecommends: tailscale-archive-keyring (>= 1.35.181), iproute2\nDescription: tailscale $tailscale_version, built by meshproof\n"
cp keys/debian.gpg deb/keyring$keyring
make_deb deb/keyring tailscale-archive-keyring 1.35.181 "Description: key of the repository, made by meshproof\n"
apt_index $host/debian bookworm Tailscale Tailscale stable
gpgconf --kill all
