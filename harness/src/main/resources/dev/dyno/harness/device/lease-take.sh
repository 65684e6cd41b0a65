# Takes the lease of a device, if nobody has it.
# Arguments: the work folder, our nonce, our run's id or -, the seconds without a sign after which a lease is over, a lease
# (number.nonce) that is over for reasons of ours, the script that kills a trial, who we are.
# Prints "taken NUMBER FREE|SAME|OVER" and the former lease, or "held SECONDS" left and the lease, and ends with 96 then.
umask 077
cd "$1" || exit 1
nonce=$2 run=$3 seconds=$4 over=$5 kill=$6 who=$7

digits() { # digits WORD: whether it is a number that a shell can add to
  case $1 in '' | *[!0-9]* | ??????????????*) return 1 ;; esac
}
sign() { # what the holder has told last, if it is this lease's
  lease= pid=
  for try in 1 2 3; do # it is written anew before every command, and is empty for a moment
    [ ! -e lease.seen ] || read -r lease at until pid start <lease.seen || { sleep 1; continue; }
    break
  done
  [ "$lease" = "$number.$old" ] || { at=$boot0 until=$until0 pid=; }
  digits "$until" || until=0
}

# A shell such as mksh hands descriptors above 2 on only where told to.
# And toybox's timeout may miss the end of a quick command, so the lock, which it then has got us, is asked for twice.
exec 9>lease.lock && { timeout 10 flock 9 9>&9 || flock -n 9 9>&9; } || {
  echo "another harness is taking or giving back its lease" >&2
  exit 1
}
read -r uptime rest </proc/uptime
uptime=${uptime%%.*}
read -r boot </proc/sys/kernel/random/boot_id
number=0 old=free
[ ! -e lease ] || read -r number old boot0 since until0 run0 who0 <lease
# A lease that cannot be read is nobody's: whoever still holds it will see that it is lost.
digits "$number" || { number=0 old=free; }
state=FREE
if [ "$old" != free ]; then
  sign
  # After a restart the holder has as long to come back as it has without a sign.
  [ "$at" = "$boot" ] || until=$seconds
  state=HELD
  # No sign is good for more than a day.
  [ "$uptime" -lt "$until" ] && [ "$until" -lt $((uptime + 86400)) ] || state=OVER
  [ "$over" != "$number.$old" ] || state=OVER
  [ "$run" = - ] || [ "$run0" != "$run" ] || state=SAME
  read -r former <lease
fi
if [ "$state" = HELD ]; then
  echo "held $((until - uptime))"
  echo "$former"
  exit 96
fi
number0=$number
number=$((number + 1))
echo "$number $nonce $boot $uptime $((uptime + seconds)) $run $who" >lease.part && mv -f lease.part lease || exit 1
number=$number0
if [ "$state" != FREE ]; then
  # Whatever the former holder does on the device just now ends here, also what it is copying there.
  rm -rf blobs/.part-*
  sign
  if digits "$pid" && read -r stat 2>/dev/null <"/proc/$pid/stat"; then
    set -- ${stat##*) }
    [ "${20}" != "$start" ] || [ "$3" -le 1 ] || kill -s KILL -- "-$3" 2>/dev/null
  fi
fi
if [ "$state" = OVER ]; then
  for trial in trials/*/*; do
    [ -d "$trial" ] && [ "${trial%/*}" != "trials/$run" ] || continue
    sh -c "$kill" kill.sh "$trial"
    if [ -e "$trial/running" ] && ! flock -n -s 8 8<"$trial/running"; then
      echo "$trial cannot be ended" >&2
      exit 95
    fi
    rm -rf "$trial"
    rmdir "${trial%/*}" 2>/dev/null
  done
fi
echo "taken $((number0 + 1)) $state"
echo "${former:-}"
