# Starts the agent in a trial folder of its own, so that it outlives whoever starts it.
# Arguments: the supervisor's script, the trial folder, the agent's command. Standard input: the specification.
# The lock on the file "running" is held, by inheritance, for as long as the supervisor, the agent or the log's writer
# lives. The kernel gives it up when the last of them dies, however it dies: it cannot be wrong about that, as a process
# number can.
umask 077
supervisor=$1
folder=$2
shift 2
if [ -e "$folder/running" ] && ! flock -n -s 9 9< "$folder/running"; then
  echo "an agent runs there already" >&2
  exit 1
fi
rm -rf "$folder" && mkdir -p "$folder" && cd "$folder" && cat > spec.json || exit 1
# A shell such as mksh hands descriptors above 2 on only where told to.
exec 9> running && flock 9 9>&9 || exit 1
launched=$(date +%s%N)
setsid sh -c "$supervisor" supervisor "$@" < /dev/null > /dev/null 2>&1 9>&9 &
read -r stat < "/proc/$!/stat"
read -r boot < /proc/sys/kernel/random/boot_id
group=$!
# Behind the name, which may hold spaces, the start time is the 20th field.
set -- ${stat##*) }
echo "$group ${20} $boot $launched" > agent.group.part && mv agent.group.part agent.group
