# Says whether a blob is whole, judged by its files' sizes.
# Arguments: the blob's folder, the sizes with line breaks between them, the files' names.
cd "$1" 2> /dev/null || exit 1
sizes=$2
shift 2
[ "$(stat -c %s -- "$@" 2> /dev/null)" = "$sizes" ]
