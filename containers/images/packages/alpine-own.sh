# Alpine packages whose files the disk image holds, made into packages again as the database there records them.
own="curl libcurl brotli-libs c-ares libidn2 libpsl libunistring nghttp2-libs zstd-libs ca-certificates"
database=$alpine/lib/apk/db
mkdir own-scripts
tar -C own-scripts -xzf "$database/scripts.tar.gz"

# usage: field <package> <letter>: the value of one line of a package's record in apk's database
field() {
    awk -v name="$1" -v key="$2:" '/^P:/ { mine = $0 == "P:" name } mine && index($0, key) == 1 { print substr($0, 3) }' \
        "$database/installed"
}

# usage: record_of <package>: the package's own checksum, which stands before its name
record_of() { awk -v name="$1" '/^C:/ { sum = substr($0, 3) } $0 == "P:" name { print sum }' "$database/installed"; }

for name in $own; do
    version=$(field "$name" V)
    mkdir -p "own/$name"
    apk --root "$alpine" --no-network --repositories-file /dev/null info --quiet --contents "$name" | sed '/^$/d' >"own/$name.files"
    tar -C "$alpine" -cf - -T "own/$name.files" | tar -C "own/$name" -xf -
    set -- --info "depends:$(field "$name" D)" --info "provides:$(field "$name" p)"
    for script in own-scripts/"$name-$version".X*; do
        [ -e "$script" ] && set -- "$@" --script "${script##*.}:$script"
    done
    triggered_by=$(awk -v sum="$(record_of "$name")" '$1 == sum { $1 = ""; print substr($0, 2) }' "$database/triggers")
    for path in $triggered_by; do set -- "$@" --trigger "$path"; done
    make_apk main "$name" "$version" "own/$name" "$(field "$name" T)" "$@"
done
