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
    [ -z "$(find "$home"/*/src/main "$home"/pom.xml "$home"/*/pom.xml -newer "$newest" -type f -print -quit)" ]
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
        "$home/bin/smi-build" -B -Dstyle.color=never -DskipTests -Dtests.uncompiled=true -Dspotless.check.skip -Dmdep.analyze.skip package 2>&1 ||
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

# Builds the module $1 if that is to be done.
ensure_built() {
    [ "${ensured:-}" != "$1" ] || return 0
    if [ -z "${SMI_NO_BUILD:-}" ] && ! is_built "$home/$1/target/launch.classpath"; then
        build
    fi
    ensured=$1
}

# The class path of module $1 without the module itself, in dependencies.
read_dependencies() {
    dependencies=
    if [ ! -r "$home/$1/target/launch.classpath" ]; then
        echo "error: $home/$1 is not built; leave SMI_NO_BUILD out, and it is done now" >&2
        exit 1
    fi
    IFS= read -r dependencies <"$home/$1/target/launch.classpath" || [ -n "$dependencies" ]
}

# Whether the jar of module $1 has what its classes have: those of a build that ended early are newer.
is_packaged() {
    for jar in "$home/$1/target"/*-"$1"-*.jar; do
        case $jar in *-sources.jar | *-tests.jar) jar= ;; *) break ;; esac
    done
    [ -f "$jar" ] && [ -z "$(find "$home/$1/target/classes" -newer "$jar" -type f -print -quit)" ]
}

# Whether the file $1 is newer than everything on the class path $2.
is_newer() (
    IFS=:
    for entry in $2; do
        [ "$1" -nt "$entry" ] || exit 1
    done
)

# The class path $1, with the copy that raise_classes made of a jar in the place of the jar.
with_raised() (
    IFS=:
    separator=
    for entry in $1; do
        copy=$home/target/raised-${entry##*/}
        [ ! -f "$copy" ] || entry=$copy
        printf '%s%s' "$separator" "$entry"
        separator=:
    done
)

# Copies picocli on the class path $1 with newer class files: the JVM does not keep those of Java 5.
raise_classes() (
    IFS=:
    for entry in $1; do
        case ${entry##*/} in
            picocli-*.jar)
                copy=$home/target/raised-${entry##*/}
                "$JAVA_HOME/bin/java" "$home/bin/lib/RaiseClasses.java" "$entry" "$copy.$$" && mv "$copy.$$" "$copy" ||
                    rm -f "$copy.$$"
                ;;
        esac
    done
)

# Has the next launch take the JVM's classes as it left them in the file $1, so that it starts in a third of the time.
#   start_cache FILE MODULE MAIN_CLASS ARGUMENT...
# If there is no such file, or an older one, the command is run once to make it, with a file to work on as its last
# argument. It is a matter of time only: whatever goes wrong, the start is a slower one.
start_cache() {
    cache=$1
    module=$2
    shift 2
    ensure_built "$module"
    is_packaged "$module" || return 0
    read_dependencies "$module"
    start_classpath=$jar:$dependencies
    # The less is compiled the better: nothing of it runs for long. So no profiles of the last run, which have methods
    # compiled at once; and the archive goes to the address it was made for, if that is free, and is not relocated.
    start_options="-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=20 -XX:+IgnoreUnrecognizedVMOptions"
    start_options="$start_options -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:-AOTReplayTraining -XX:ArchiveRelocationMode=0"
    # But memory outside the heap is cleared by a loop in Java, which is worth compiling at once.
    start_options="$start_options -XX:CompileCommand=quiet -XX:CompileCommand=CompileThresholdScaling,jdk.internal.foreign.SegmentFactories::initNativeMemory,0.001"
    start_options="$start_options -Xlog:disable -Xlog:all=warning:stderr -Xlog:aot*=off:stderr -Xlog:cds*=off:stderr"
    if ! is_newer "$cache" "$start_classpath"; then
        [ -z "${SMI_NO_BUILD:-}" ] || return 0
        scratch=$(mktemp -d) || return 0
        cp "$jar" "$scratch/data"
        raise_classes "$start_classpath" >"$scratch/log" 2>&1 || :
        start_classpath=$(with_raised "$start_classpath")
        # An empty file remains of what fails, and is not tried again before the next build.
        # shellcheck disable=SC2086 # a list of words
        "$JAVA_HOME/bin/java" $jvm_options $start_options -XX:AOTCacheOutput="$scratch/cache" \
            -cp "$start_classpath" "$@" "$scratch/data" >>"$scratch/log" 2>&1 </dev/null || : >"$scratch/cache"
        [ -e "$scratch/cache" ] || : >"$scratch/cache"
        mkdir -p "$home/target" && mv "$scratch/cache" "$cache.$$" && mv "$cache.$$" "$cache" || : # or it is read-only
        rm -r "$scratch"
    else
        start_classpath=$(with_raised "$start_classpath")
    fi
    [ -s "$cache" ] && start_archive=$cache || :
}

jvm_options="-XX:+UseSerialGC -XX:-DontCompileHugeMethods --enable-native-access=ALL-UNNAMED"

launch() {
    module=$1
    main=$2
    shift 2
    ensure_built "$module"
    read_dependencies "$module"
    classpath=${start_classpath:-$home/$module/target/classes:$dependencies${SMI_CLASSPATH:+:$SMI_CLASSPATH}}
    # shellcheck disable=SC2086 # lists of words
    exec "$JAVA_HOME/bin/java" $jvm_options ${start_options:-} ${start_archive:+"-XX:AOTCache=$start_archive"} \
        ${JAVA_OPTS:-} -cp "$classpath" "$main" "$@"
}
