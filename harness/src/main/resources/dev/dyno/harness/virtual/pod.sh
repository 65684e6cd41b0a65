#!/bin/sh
# pod.sh FOLDER INSIDE [ARGUMENT]...: namespaces of its own for a virtual device, around the script INSIDE. Runs until the device
# ends; whoever kills this kills all of it. Writes the pid by which others enter the namespaces to FOLDER/pid.
#
# A private network holds nothing but a loopback, so nothing in it can be reached but through the relay.
set -eu

folder=$1
shift
user=
[ "$(id -u)" = 0 ] || user='--user --map-root-user'
# The pid namespace ends with its first process, and --kill-child ends that with this one.
# shellcheck disable=SC2086 # no word or two
exec unshare $user --net --mount --pid --uts --fork --kill-child --propagation private \
    sh -c 'read -r pid rest </proc/self/stat; echo "$pid" >"$0/pid"; ip link set lo up; exec sh "$@"' "$folder" "$@"
