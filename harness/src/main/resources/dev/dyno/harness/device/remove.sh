# Deletes a trial's folder, and its run's folder with the last one. Argument: the trial folder.
rm -rf "$1" || exit 1
rmdir "${1%/*}" 2> /dev/null
exit 0
