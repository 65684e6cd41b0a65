# Prints the files of some patterns, each between marks; of one that cannot be read, why. Starts no process for a file that can.
# Arguments: the mark, paths to leave out (each between line breaks), the patterns.
mark=$1
left_out=$2
shift 2
IFS=
break='
'
for pattern; do
  for path in $pattern; do
    [ -e "$path" ] && [ ! -d "$path" ] || continue
    case $left_out in *"$break$path$break"*) continue ;; esac
    printf '\n%s f %s\n' "$mark" "$path"
    some=
    line=
    while IFS= read -r line; do
      printf '%s\n' "$line"
      some=1
    done 2> /dev/null < "$path"
    if [ -n "$line" ]; then
      printf %s "$line"
    elif [ -z "$some" ]; then
      problem=$(cat "$path" 2>&1 > /dev/null)
      [ -z "$problem" ] || printf '\n%s ! %s' "$mark" "${problem%%"$break"*}"
    fi
    printf '\n%s .' "$mark"
  done
done
