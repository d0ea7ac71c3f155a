# Finds a JDK 25 or newer and exports it as JAVA_HOME. Sourced by the commands in bin/; POSIX shell.

smi_min_jdk=25

# Without a locale a JVM reads arguments and file names as ASCII.
if [ -z "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ]; then
    LC_CTYPE=C.UTF-8
    export LC_CTYPE
fi

# Whether there is a JDK in $1 that is new enough (a JRE without javac is not). Starts no process: it is asked at each start.
jdk_is_new_enough() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    version=
    while [ -z "$version" ] && IFS='"' read -r key value _; do
        [ "$key" != JAVA_VERSION= ] || version=${value%%[!0-9]*}
    done <"$1/release"
    [ -n "$version" ] && [ "$version" -ge "$smi_min_jdk" ]
}

# The JDK behind a java on the PATH, through whatever links lead there.
jdk_on_path() {
    java=$(command -v java) && java=$(readlink -f "$java") || return 0
    echo "${java%/bin/*}"
}

# Sets JAVA_HOME to the first JDK that is new enough, or to nothing.
find_jdk() {
    for candidate in "${SMI_JAVA_HOME:-}" "${JAVA_HOME:-}"; do
        if [ -n "$candidate" ] && jdk_is_new_enough "$candidate"; then
            JAVA_HOME=$candidate
            return
        fi
    done
    for candidate in "$(jdk_on_path)" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$candidate" ] && jdk_is_new_enough "$candidate"; then
            JAVA_HOME=$candidate
            return
        fi
    done
    JAVA_HOME=
}

find_jdk
if [ -z "$JAVA_HOME" ]; then
    cat >&2 <<EOF
error: no JDK $smi_min_jdk or newer found in JAVA_HOME, on the PATH or in /usr/lib/jvm.
Install one, for example Temurin $smi_min_jdk from https://adoptium.net (Debian: apt install openjdk-$smi_min_jdk-jdk,
macOS: brew install openjdk@$smi_min_jdk), or name one: SMI_JAVA_HOME=/path/to/jdk-$smi_min_jdk
EOF
    exit 1
fi
export JAVA_HOME
