# Runs the agent to its end in the current folder, keeps the first and the last part of what it prints, and writes down how
# it ended. Arguments: the agent's command.
ulimit -c 0
{
  DYNO_LAUNCHED_AT=$(date +%s%N) "$@"
  code=$?
  echo "$code $(date +%s%N)" > agent.exit.part && mv agent.exit.part agent.exit
} 2>&1 | {
  head -c 786432
  tail -c 262144
} > agent.log
