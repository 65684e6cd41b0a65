# Runs a trial in an installed package, which is another user of the device, and brings what it leaves into the current folder,
# the trial's. Arguments: the work folder, the package, its instrumentation, the folder that the package gets for the trial, the
# command that stands in for its code on a virtual phone (else empty), and files and folders that the package has to read.
work=$1
package=$2
instrumentation=$3
given=$4
stand_in=$5
shift 5
# Whoever kills this ends the package by its name, for it is no child of this.
echo "$package $given" > package
rm -rf "$given"
for path; do
  chmod -R o+rX "$path"
  while [ -n "$path" ] && [ "$path" != "$work" ]; do
    path=${path%/*}
    chmod o+x "$path"
  done
done
ln -sf "$given/heartbeat.json" heartbeat.json
set -- -e trial "$given" -e spec "$PWD/spec.json"
[ -z "$stand_in" ] || set -- "$@" -e stand-in "$stand_in"
am instrument -w -r "$@" "$package/$instrumentation" < /dev/null
rm -f heartbeat.json
for file in samples.csv telemetry.csv watch.csv outputs.npy heartbeat.json result.json; do
  [ ! -e "$given/$file" ] || { cp "$given/$file" "$file.part" && mv "$file.part" "$file"; } || exit 3
done
rm -rf "$given"
rm -f package
[ ! -e result.json ] || exit 0
# What Android says of a package that crashed is in its log only.
logcat -d -t 60 -s dyno AndroidRuntime libc DEBUG ActivityManager lowmemorykiller 2> /dev/null
exit 3
