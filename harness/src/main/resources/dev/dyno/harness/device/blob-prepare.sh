# Makes the folder for a blob that is to come and says how much space there is.
# Arguments: the blobs' folder, the name of the folder to make, folders to make in it.
umask 077
mkdir -p "$1" && cd "$1" || exit 1
# What others left half done a day ago or more, nobody will finish.
find . -maxdepth 1 -name '.part-*' -mtime +0 -exec rm -rf {} +
mkdir "$2" && cd "$2" || exit 1
shift 2
for folder; do
  mkdir -p "$folder" || exit 1
done
df -P -k .
