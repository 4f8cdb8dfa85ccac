# Sourced by ./meshproof: builds the jars when sources are newer, and says how to run them.

launch=$top/reports/target/launcher
jvm_options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto)

# Sets jars to the folder built last, if no source is newer. Folders count too, so that a deleted file is noticed.
jars_fresh() {
    jars=''
    [ -f "$launch/current" ] && IFS= read -r jars <"$launch/current" && [ -d "$launch/$jars" ] || return 1
    [ -z "$(find "$top"/pom.xml "$top"/*/pom.xml "$top"/containers/images "$top"/{containers,harness,reports}/src/main -newer "$launch/current" -print 2>/dev/null | head -n 1)" ]
}

class_path_of() { # <folder>
    local path
    path=$(printf ':%s' "$1"/*.jar)
    printf '%s' "${path#:}"
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
    class_path=$(class_path_of "$launch/$jars")
    # the JVM checks by itself that the archive is of its own version and of these jars, and would tell if it were not
    local archive=$launch/$jars/classes.jsa
    [ "$command" != lint ] || archive=$launch/$jars/lint.jsa
    [ ! -f "$archive" ] || jvm_options+=("-XX:SharedArchiveFile=$archive" -Xlog:disable)
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
    archive_classes "$launch/$after" </dev/null >/dev/null 2>&1 9>&- &
    local old
    for old in "$launch"/jars-*; do
        case ${old##*/} in "$before" | "$after") ;; *) rm -rf "$old" ;; esac
    done
}

# A class data archive halves the time until a command talks to Docker (measured: 1.2 s to 0.5 s), and that of lint. The doctor
# loads most of the classes; lint has an archive of its own, small and quick to map. Made on the side, and moved into place
# when whole: a JVM crashes on half an archive. Whether Ryuk is to be there is known only where a command needs an engine: asked
# of one that lacks it, Testcontainers would try to pull it, for minutes.
archive_classes() { # <folder of jars>
    archive_of "$1" lint lint "$top/examples/three-providers"
    archive_of "$1" classes doctor --json
}

archive_of() { # <folder of jars> <name> <argument>...
    local jars=$1 name=$2
    shift 2
    TESTCONTAINERS_RYUK_DISABLED=true nohup nice -n 19 "$JAVA_HOME/bin/java" "${jvm_options[@]}" -XX:ArchiveClassesAtExit="$jars/$name.part" \
        -cp "$(class_path_of "$jars")" dev.meshproof.cli.Main "$@" || true
    mv "$jars/$name.part" "$jars/$name.jsa"
}
