# Prints the digests of files. Arguments: the folder, the files' names.
cd "$1" || exit 1
shift
sha256sum -- "$@"
