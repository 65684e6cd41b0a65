# Answers several questions at once, each within its own time, with a mark before everything that is not an answer's text.
# Arguments: the mark, the script that reads files, the most bytes of one output, paths to leave out (each between line
# breaks), then the questions: a kind (o or f), its seconds, the number of its words, its words.
mark=$1
files=$2
most=$3
left_out=$4
shift 4
# toybox 0.8's own timeout often ends with 127 where a command ended at once, so the command's exit code takes a way of its own.
limited() { # limited SECONDS COMMAND...: the command, killed once its time is up; 137 then
  time=$1
  shift
  command -v timeout > /dev/null || {
    "$@"
    return
  }
  { code=$(timeout -s KILL "$time" sh -c '"$@" >&6 6>&-; echo "$?"' limited "$@" 6>&6); } 6>&1
  return "${code:-137}"
}
asked() { # asked SECONDS COMMAND...: its output; then its exit code and the end of what it said of errors
  printf '\n%s o\n' "$mark"
  said=$({ { limited "$@" < /dev/null; printf '\n%s' "$?" >&2; } 2>&4 | head -c "$most" >&5; } 4>&1 | tail -c 1000)
  printf '\n%s x %s\n%s' "$mark" "${said##*
}" "${said%
*}"
}
exec 5>&1
while [ $# -gt 0 ]; do
  kind=$1
  seconds=$2
  count=$3
  shift 3
  printf '\n%s q' "$mark"
  case $kind in
    o) call='asked "$seconds"' ;;
    *) call='limited "$seconds" sh -c "$files" read.sh "$mark" "$left_out"' ;;
  esac
  i=1
  while [ "$i" -le "$count" ]; do
    call="$call \"\${$i}\""
    i=$((i + 1))
  done
  eval "$call" 2> /dev/null
  printf '\n%s d %s' "$mark" "$?"
  shift "$count"
done
printf '\n%s z' "$mark"
