own="curl libcurl brotli-libs c-ares libidn2 libpsl libunistring nghttp2-libs zstd-libs ca-certificates"
database=$alpine/lib/apk/db/installed

# usage: field <package> <letter>: the value of one line of a package's record in apk's database
field() { awk -v name="$1" -v key="$2:" '/^P:/ { mine = $0 == "P:" name } mine && index($0, key) == 1 { print substr($0, 3) }' "$database"; }

for name in $own; do
    mkdir -p "own/$name"
    apk --root "$alpine" --no-network --repositories-file /dev/null info --quiet --contents "$name" | sed '/^$/d' >"own/$name.files"
    tar -C "$alpine" -cf - -T "own/$name.files" | tar -C "own/$name" -xf -
    set --
    for dependency in $(field "$name" D); do set -- "$@" --info "depends:$dependency"; done
    for provided in $(field "$name" p); do set -- "$@" --info "provides:$provided"; done
    make_apk main "$name" "$(field "$name" V)" "own/$name" "$(field "$name" T)" "$@"
done
