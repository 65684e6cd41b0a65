# Proves that a lease is still ours, renews it, and becomes the command. Starts no process of its own: it precedes every command.
# Arguments: the work folder, the lease's number and nonce with a dot between, the seconds that it is good for from now on, the
# command. Ends with 97 if the lease is another's.
# Who takes over writes the new lease first and then kills the process in lease.seen with its group. That is told before the
# second look at the lease, so a command either sees that the lease is lost, or is seen and killed.
_l=$1 _n=$2 _w=$3
shift 3
_own() {
  _a= _b= _c=
  read -r _a _b _c <"$_l/lease"
  [ "$_a.$_b" = "$_n" ] || { echo "dyno-lease-lost: $_a $_b $_c" >&2; exit 97; }
}
_tell() { echo "$_n $_k $((${_u%%.*} + _w)) $$ ${20}" >"$_l/lease.seen"; }
_own
read -r _u _v </proc/uptime
read -r _k </proc/sys/kernel/random/boot_id
read -r _s </proc/$$/stat
_tell ${_s##*) } 2>/dev/null
_own
unset _l _n _w _a _b _c _u _v _k _s
exec "$@"
