# Tries what every trial needs: the tools, the storage, the clock. Argument: the work folder. Standard input: any bytes.
# Prints their digest as read back, and the space there is; says what is wrong on standard error.
missing=
for tool in sha256sum flock setsid timeout stat df head tail date; do
  command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"
done
[ -z "$missing" ] || { echo "it lacks:$missing" >&2; exit 3; }
cd "$1" || exit 3
umask 077
file=.self-test.$$
trap 'rm -f "$file"' EXIT
cat >"$file" || { echo "its work folder cannot be written" >&2; exit 3; }
sync "$file" 2>/dev/null
sum=$(sha256sum <"$file") || exit 3
rm -f "$file"
read -r before rest </proc/uptime
sleep 0.1 2>/dev/null || sleep 1
read -r after rest </proc/uptime
[ "${before%.*}${before#*.}" -lt "${after%.*}${after#*.}" ] || { echo "its clock stands still: $before, then $after" >&2; exit 3; }
echo "${sum%% *}"
df -P -k .
