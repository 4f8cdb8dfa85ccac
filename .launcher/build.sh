# Sourced by ./meshproof: builds the jars when sources are newer, and says how to run them.

launch=$top/reports/target/launcher
jvm_options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto)

# Sets jars to the folder built last, if no source is newer. Folders count too, so that a deleted file is noticed.
jars_fresh() {
    jars=''
    [ -f "$launch/current" ] && IFS= read -r jars <"$launch/current" && [ -d "$launch/$jars" ] || return 1
    [ -z "$(find "$top"/pom.xml "$top"/*/pom.xml "$top"/{containers,harness,reports}/src/main -newer "$launch/current" -print 2>/dev/null | head -n 1)" ]
}

needs_jars() {
    if ! jars_fresh; then
        needs_maven
        mkdir -p "$launch"
        (
            if have flock && ! flock -n 9; then
                say "waiting for another launcher's build"
                flock 9
            fi
            jars_fresh || build
        ) 9>"$launch/lock"
        jars_fresh || true # a source saved while we built is for the next call
    fi
    class_path=$(printf ':%s' "$launch/$jars"/*.jar)
    class_path=${class_path#:}
    [ ! -f "$launch/$jars/classes.jsa" ] || jvm_options+=("-XX:SharedArchiveFile=$launch/$jars/classes.jsa" -Xlog:disable -Xlog:all=error:stderr)
}

# Each build is copied to a folder of its own that nobody writes to again: a command that runs keeps its jars while the
# next build, or mvn, replaces those in target/. The build before last is removed.
build() {
    local before=$jars after
    after=jars-$(date +%Y%m%d%H%M%S)-$$
    say "building (sources are newer than the jars)"
    touch "$launch/started"
    rm -rf "$top"/reports/target/lib "$top"/reports/target/meshproof-reports-*.jar
    if ! (cd -- "$top" && mvn -q -B -Dmaven.test.skip -Dspotless.check.skip package -pl reports -am) </dev/null >"$launch/build.log" 2>&1 9>&-; then
        cat "$launch/build.log" >&2
        cannot "the build failed; its log is above" "mend what it says and start again"
    fi
    mkdir "$launch/$after"
    cp "$top"/reports/target/meshproof-reports-*.jar "$top"/reports/target/lib/*.jar "$launch/$after/"
    printf '%s\n' "$after" >"$launch/started.name"
    touch -r "$launch/started" "$launch/started.name"
    mv "$launch/started.name" "$launch/current"
    local old
    for old in "$launch"/jars-*; do
        case ${old##*/} in "$before" | "$after") ;; *) rm -rf "$old" ;; esac
    done
}
