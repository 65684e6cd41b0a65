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
if [ -e package ]; then
  # An installed agent is no child of the trial's processes.
  read -r package left < package
  timeout 20 am force-stop "$package" < /dev/null > /dev/null 2>&1
  rm -rf "$left"
fi
# toybox's timeout may miss the end of a quick command and then says 127, so the lock is asked for twice.
timeout 5 flock -s 9 9< running || flock -n -s 9 9< running
