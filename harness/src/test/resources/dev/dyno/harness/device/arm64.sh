#!/bin/sh
# arm64.sh FOLDER: a piece of an arm64 Debian (FOLDER/root: C libraries and a JDK with its modules) and an emulator of its
# processor (FOLDER/host/usr/bin/qemu-aarch64-static). Fetched by apt with a state of its own: nothing is installed here.
set -eu

folder=$1
[ ! -e "$folder/ready" ] || exit 0
rm -rf "$folder"
mkdir -p "$folder/root" "$folder/host"
fetch() { # fetch ARCHITECTURE INTO PACKAGE...
    own=$folder/$1
    mkdir -p "$own/state/lists/partial" "$own/cache/archives/partial" "$own/debs"
    : >"$own/status"
    cat >"$own/apt.conf" <<CONF
Dir::State "$own/state";
Dir::State::status "$own/status";
Dir::Cache "$own/cache";
APT::Architecture "$1";
APT::Architectures { "$1"; };
APT::Sandbox::User "$(id -un)";
CONF
    into=$2
    shift 2
    export APT_CONFIG="$own/apt.conf"
    apt-get -qq update
    (cd "$own/debs" && apt-get -qq download "$@")
    for package in "$own"/debs/*.deb; do
        dpkg -x "$package" "$into"
    done
    rm -rf "$own"
}
fetch arm64 "$folder/root" openjdk-17-jdk-headless openjdk-17-jre-headless libc6 libgcc-s1 libstdc++6 zlib1g
fetch "$(dpkg --print-architecture)" "$folder/host" qemu-user-static
: >"$folder/ready"
