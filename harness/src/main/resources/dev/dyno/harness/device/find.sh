# Says whether a trial of an earlier harness is there to be picked up. Argument: the trial folder.
cd "$1" 2> /dev/null && [ -e agent.group ] || exit 1
read -r group start boot launched < agent.group
[ -e result.json ] || [ -e agent.exit ] || ! flock -n -s 9 9< running || exit 1
echo "$launched"
