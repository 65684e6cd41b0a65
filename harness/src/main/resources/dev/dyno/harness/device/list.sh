# Lists which of the named files of a folder are there, each as its size and its name.
# Arguments: the folder, the names.
cd "$1" || exit 1
shift
for name; do
  [ ! -f "$name" ] || [ -L "$name" ] || stat -c '%s %n' "$name"
done
