#!/bin/sh
# pod.sh FOLDER INSIDE [ARGUMENT]...: namespaces of its own for a virtual device, around the script INSIDE, as often as the device
# restarts itself. Leads a group: whoever kills that kills all of it. Writes the pid by which others enter the namespaces to
# FOLDER/pid.
#
# A private network holds nothing but a loopback, so nothing in it can be reached but through the relay.
set -u
# A user's own path often lacks them.
PATH=$PATH:/usr/sbin:/sbin

folder=$1
shift
# A phone's adbd lets in everybody, so its root may be nobody outside. A board's sshd needs more users than one, and asks for a key.
user=
case $1 in
*/phone.sh) user='--user --map-root-user' ;;
esac
if [ -n "$user" ] && [ "$(id -u)" = 0 ]; then
    # shellcheck disable=SC2086 # no word or two
    unshare $user true 2>/dev/null || user=
fi
# The control group that counts the processor time of all that runs on it, if it has one.
if [ -s "$folder/group" ]; then
    read -r group <"$folder/group" && mkdir -p "$group" && echo $$ >"$group/cgroup.procs"
fi 2>/dev/null
while :; do
    # The pid namespace ends with its first process, and --kill-child ends that with this one.
    # shellcheck disable=SC2016,SC2086 # no word or two; the variables are the inner shell's
    unshare $user --net --mount --pid --uts --fork --kill-child --propagation private \
        sh -c 'read -r pid rest </proc/self/stat; echo "$pid" >"$0/pid"; ip link set lo up; exec sh "$@"' "$folder" "$@"
    code=$?
    # The kernel ends a pid namespace that asks for a restart by a hangup, and by an interrupt one that asks to be turned off.
    [ $code = 129 ] || exit $code
    : >"$folder/pid"
done
