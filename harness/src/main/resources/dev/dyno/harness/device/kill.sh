# Kills a trial's processes and waits until they are gone. Argument: the trial folder.
cd "$1" 2> /dev/null || exit 0
[ -e agent.group ] || exit 0
read -r group start boot launched < agent.group
read -r now < /proc/sys/kernel/random/boot_id
[ "$boot" = "$now" ] || exit 0
if [ -e "/proc/$group/stat" ]; then
  # The same number with another start time is somebody else's process.
  read -r stat < "/proc/$group/stat"
  set -- ${stat##*) }
  [ "${20}" = "$start" ] || exit 0
fi
kill -s KILL -- "-$group" 2> /dev/null
timeout 5 flock -s 9 9< running || exit 1
# The lock goes early in a process's end. Where nobody reaps the dead, they do not go at all, and need not be waited for.
tries=0
while [ "$tries" -lt 20 ] && kill -s 0 -- "-$group" 2> /dev/null; do
  sleep 0.05
  tries=$((tries + 1))
done
exit 0
