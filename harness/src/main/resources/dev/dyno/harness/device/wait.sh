# Waits until a trial is over or some seconds have passed, without keeping the processor busy.
# Arguments: the trial folder, the seconds. Prints "over" or "running", then the contents of agent.exit or an empty line,
# then the heartbeat.
cd "$1" || exit 1
state=running
# toybox's timeout may miss the end of a quick command and then says 127, so the lock is asked for twice.
if timeout "$2" flock -s 9 9< running || flock -n -s 9 9< running; then
  state=over
fi
ended=
[ ! -e agent.exit ] || read -r ended < agent.exit
echo "$state"
echo "$ended"
[ ! -e heartbeat.json ] || head -c 4096 heartbeat.json
