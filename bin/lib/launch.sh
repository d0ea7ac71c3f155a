# Starts one of the project's commands. Sourced by them with $home set to the project's directory; POSIX shell.
#   launch MODULE MAIN_CLASS ARGUMENT...
# Builds the project first if it is not built or its sources are newer; SMI_NO_BUILD=1 prevents that.
# JAVA_OPTS goes to the JVM; SMI_CLASSPATH is where it finds classes of the user's own.

. "$home/bin/lib/jdk.sh"

# Whether the class path file $1 is there and no source is newer than the last build.
is_built() {
    [ -f "$1" ] || return 1
    newest=$1
    [ "$home/target/built" -nt "$newest" ] && newest=$home/target/built
    [ -z "$(find "$home" \( -name target -o -name .git \) -prune -o \
        \( -path '*/src/main/*' -o -name pom.xml \) -newer "$newest" -type f -print -quit)" ]
}

# Builds with Maven's words in a file; on a terminal the modules are shown as they are built.
build() {
    echo "smi: building the project (a minute or two the first time, downloads included) ..." >&2
    mkdir -p "$home/target"
    log=$home/target/build.log
    failed=$home/target/build.failed
    rm -f "$failed"
    {
        # Of two commands started at once the second waits for the first one's build.
        command -v flock >/dev/null && flock 9
        "$home/bin/smi-build" -B -Dstyle.color=never -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip package 2>&1 ||
            : >"$failed"
    } 9>"$home/target/build.lock" | tee "$log" | if [ -t 2 ]; then
        sed -n 's/^\[INFO\] Building \(.*\)  *\[\(.*\)\]$/  \2 \1/p' >&2
    else
        cat >/dev/null
    fi
    if [ -e "$failed" ]; then
        grep '^\[ERROR\]' "$log" | head -20 >&2
        echo "error: the build failed; $log has the details" >&2
        exit 1
    fi
}

launch() {
    module=$1
    main=$2
    shift 2
    classpath=$home/$module/target/launch.classpath
    if [ -z "${SMI_NO_BUILD:-}" ] && ! is_built "$classpath"; then
        build
    fi
    # shellcheck disable=SC2086 # JAVA_OPTS is a list of words
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:-DontCompileHugeMethods --enable-native-access=ALL-UNNAMED \
        ${JAVA_OPTS:-} -cp "$home/$module/target/classes:$(cat "$classpath")${SMI_CLASSPATH:+:$SMI_CLASSPATH}" \
        "$main" "$@"
}
