#!/bin/sh
# image.sh TARGET: the read-only system of virtual phones, from the parts that this machine has: adbd, mksh and toybox with
# their libraries, and stand-ins for Android's own commands, which print what the phone's /etc/identity and /sys say.
set -eu
# A user's own path often lacks them.
PATH=$PATH:/usr/sbin:/sbin

target=$1
for tool in adbd mksh toybox setpriv; do
    command -v "$tool" >/dev/null || { echo "$tool is missing (Debian: apt-get install $tool)" >&2; exit 4; }
done
rm -rf "$target.part"
mkdir -p "$target.part"
cd "$target.part"
mkdir -p system/bin system/etc lib64 dev proc sys data tmp mnt storage apex var/run run root usr etc
ln -s system/bin bin
ln -s /data/media/0 sdcard
ln -s ../system/bin usr/bin
ln -s ../system/bin usr/sbin
ln -s system/bin sbin
ln -s ../system/etc/passwd etc/passwd
printf 'root:x:0:0:root:/data:/system/bin/sh\nshell:x:2000:2000:shell:/data/local/tmp:/system/bin/sh\n' >system/etc/passwd

put() { # put FILE: a program with the libraries that it needs, where its loader looks for them
    cp -L "$(command -v "$1")" "system/bin/$1"
    ldd "system/bin/$1" 2>/dev/null | sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p; s/^[[:space:]]*\(\/[^ ]*\) (.*/\1/p' | while read -r library; do
        mkdir -p ".${library%/*}"
        [ -e ".$library" ] || cp -L "$library" ".$library"
    done
}
put adbd
put mksh
put toybox
put setpriv
# Android's toybox has its digests from libcrypto; Debian's has slow ones of its own, which would make every copy look slow.
! command -v openssl >/dev/null || put openssl
# What the Java machine loads besides; a phone has no use for more.
for library in libz.so.1 libstdc++.so.6 libgcc_s.so.1 libm.so.6 libdl.so.2 librt.so.1 libpthread.so.0; do
    file=$(find /lib/*-linux-gnu /usr/lib/*-linux-gnu -maxdepth 1 -name "$library" 2>/dev/null | head -n 1)
    [ -n "$file" ] && mkdir -p ".${file%/*}" && { [ -e ".$file" ] || cp -L "$file" ".$file"; }
done
# Without a locale mksh would begin every command with a warning.
[ ! -d /usr/lib/locale/C.utf8 ] || { mkdir -p usr/lib/locale && cp -R /usr/lib/locale/C.utf8 usr/lib/locale/; }
ln -s mksh system/bin/sh
for applet in $(toybox); do
    [ -e "system/bin/$applet" ] || ln -s toybox "system/bin/$applet"
done

stub() { # stub NAME: the script on standard input
    cat >"system/bin/$1"
    chmod 755 "system/bin/$1"
}
stub getprop <<'STUB'
#!/system/bin/sh
# Properties are lines of /etc/identity: [name]: [value]
if [ $# = 0 ]; then cat /etc/identity; exit; fi
found=$(sed -n "s/^\[$1\]: \[\(.*\)\]\$/\1/p" /etc/identity)
echo "${found:-${2:-}}"
STUB
stub setprop <<'STUB'
#!/system/bin/sh
sed -i "/^\[$1\]: /d" /etc/identity
echo "[$1]: [$2]" >>/etc/identity
STUB
stub settings <<'STUB'
#!/system/bin/sh
# settings get|put|delete NAMESPACE KEY [VALUE]
file=/data/settings/$2.$3
mkdir -p /data/settings
case $1 in
get) cat "$file" 2>/dev/null || echo null ;;
put) printf '%s\n' "$4" >"$file" ;;
delete) rm -f "$file" ;;
esac
STUB
stub dumpsys <<'STUB'
#!/system/bin/sh
# dumpsys battery|thermalservice|power, as Android 14 prints them; dumpsys battery set|unplug|reset
power=/sys/class/power_supply
# What was set by hand holds, with all else as it was in that moment, until it is reset or the phone restarts.
faked=/dev/.battery
live() {
    case $1 in
    usb) [ "$(cat $power/usb/online)" = 1 ] && echo true || echo false ;;
    ac | wireless | dock) echo false ;;
    present) [ "$(cat $power/battery/present)" = 1 ] && echo true || echo false ;;
    status) case $(cat $power/battery/status) in
        Charging) echo 2 ;; Discharging) echo 3 ;; 'Not charging') echo 4 ;; Full) echo 5 ;; *) echo 1 ;;
        esac ;;
    level) cat $power/battery/capacity ;;
    counter) cat $power/battery/charge_counter ;;
    voltage) echo $(($(cat $power/battery/voltage_now) / 1000)) ;;
    temp) cat $power/battery/temp ;;
    esac
}
value() { if [ -d $faked ]; then cat $faked/"$1"; else live "$1"; fi; }
stop_updates() {
    [ ! -d $faked ] || return 0
    rm -rf $faked.new
    mkdir $faked.new
    for key in ac usb wireless dock present status level counter voltage temp; do live $key >$faked.new/$key; done
    mv $faked.new $faked
}
fake() { # fake KEY VALUE
    case $1 in
    ac | usb | wireless | dock | present) [ "$2" = 0 ] && set -- "$1" false || set -- "$1" true ;;
    status | level | counter | temp | invalid) ;;
    *) echo "Unknown set option: $1"; return ;;
    esac
    stop_updates
    echo "$2" >"$faked/$1"
}
battery() {
    echo "Current Battery Service state:"
    [ ! -d $faked ] || echo "  (UPDATES STOPPED -- use 'reset' to restart)"
    echo "  AC powered: $(value ac)"
    echo "  USB powered: $(value usb)"
    echo "  Wireless powered: $(value wireless)"
    echo "  Dock powered: $(value dock)"
    echo "  Max charging current: 500000"
    echo "  Max charging voltage: 5000000"
    echo "  Charge counter: $(value counter)"
    echo "  status: $(value status)"
    echo "  health: 2"
    echo "  present: $(value present)"
    echo "  level: $(value level)"
    echo "  scale: 100"
    echo "  voltage: $(value voltage)"
    echo "  temperature: $(value temp)"
    echo "  technology: Li-ion"
}
temperatures() {
    sensor=$(cat /sys/.twin/sensor 2>/dev/null)
    for zone in /sys/class/thermal/thermal_zone*; do
        value=$(cat "$zone/temp")
        name=$(cat "$zone/type")
        case $name in cpu*) type=0 ;; gpu*) type=1 ;; battery*) type=2 ;; *) type=3 ;; esac
        [ "${sensor:-$name}" = "$name" ] && here=$1 || here=0
        printf '\tTemperature{mValue=%d.%03d, mType=%d, mName=%s, mStatus=%d}\n' \
            $((value / 1000)) $((value % 1000)) $type "$name" "$here"
    done
}
listeners() { printf '%s:\n\tcallbacks: 1\n\tkilled: false\n\tbroadcasts count: -1\n' "$1"; }
thermal() {
    forced=$(cat /data/thermal_status 2>/dev/null)
    status=$(cat /sys/.twin/status 2>/dev/null)
    status=${forced:-${status:-0}}
    echo "IsStatusOverride: $([ -n "$forced" ] && echo true || echo false)"
    listeners ThermalEventListeners
    listeners ThermalStatusListeners
    echo "Thermal Status: $status"
    echo "Cached temperatures:"
    temperatures "$status"
    echo "HAL Ready: true"
    printf 'HAL connection:\n\tThermalHAL 2.0 connected: yes\n'
    echo "Current temperatures from HAL:"
    temperatures "$status"
    echo "Current cooling devices from HAL:"
}
case "${1:-} ${2:-}" in
'battery set') fake "${3:-}" "${4:-}" ;;
'battery unplug') for key in ac usb wireless dock; do fake $key 0; done ;;
'battery reset') rm -rf $faked ;;
'battery '*) battery ;;
'thermalservice '*) thermal ;;
'power '*)
    echo "POWER MANAGER (dumpsys power)"
    echo "  mWakefulness=$(cat /data/wakefulness 2>/dev/null || echo Awake)"
    echo "  mStayOn=false"
    ;;
*) echo "Can't find service: ${1:-}" >&2; exit 1 ;;
esac
STUB
stub cmd <<'STUB'
#!/system/bin/sh
# cmd thermalservice override-status N | reset; cmd battery ...
case "${1:-} ${2:-}" in
'thermalservice override-status') echo "$3" >/data/thermal_status ;;
'thermalservice reset') rm -f /data/thermal_status ;;
battery*) shift; exec dumpsys battery "$@" ;;
package*) shift; exec pm "$@" ;;
*) echo "cmd: Can't find service: ${1:-}" >&2; exit 20 ;;
esac
STUB
stub pm <<'STUB'
#!/system/bin/sh
# pm install|uninstall|path|list: see dev.dyno.harness.virtual.phone.PackageManagerMain
exec /apex/java/bin/java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xmx128m -cp /apex/classes \
    dev.dyno.harness.virtual.phone.PackageManagerMain "$@"
STUB
stub am <<'STUB'
#!/system/bin/sh
# am instrument -w [-r] [-e NAME VALUE]... PACKAGE/CLASS; am force-stop PACKAGE. Whatever else Android's has does nothing.
running=/dev/.running
stop() { # stop PACKAGE: its process, which is no child of whoever started it
    [ -e "$running.$1" ] || return 0
    read -r group <"$running.$1"
    rm -f "$running.$1"
    kill -s KILL -- "-$group" 2>/dev/null
}
usage() { echo "Error: $1" >&2; exit 255; }
# What a package may read: a file for everybody, in folders that let everybody pass.
readable() {
    path=$1
    case $(stat -c %A "$path" 2>/dev/null) in -??????r??) ;; *) return 1 ;; esac
    while path=${path%/*} && [ -n "$path" ]; do
        case $(stat -c %A "$path") in ?????????[xt]) ;; *) return 1 ;; esac
    done
}
instrument() {
    wait= trial= spec= stand_in=
    while :; do
        case ${1:-} in
        -w) wait=1; shift ;;
        -r) shift ;;
        -e)
            [ $# -ge 3 ] || usage "Argument expected after \"-e\""
            case $2 in trial) trial=$3 ;; spec) spec=$3 ;; stand-in) stand_in=$3 ;; esac
            shift 3
            ;;
        -*) usage "Unknown option: $1" ;;
        *) break ;;
        esac
    done
    [ $# = 1 ] && [ -n "$wait" ] || usage "a virtual phone takes am instrument -w [-r] [-e NAME VALUE]... COMPONENT"
    package=${1%%/*}
    [ "$package" != "$1" ] || usage "Bad component name: $1"
    if ! pm list instrumentation "$package" | grep -q "^instrumentation:$1 "; then
        echo "INSTRUMENTATION_STATUS: Error=Unable to find instrumentation info for: ComponentInfo{$1}"
        echo "INSTRUMENTATION_STATUS: id=ActivityManagerService"
        echo "INSTRUMENTATION_STATUS_CODE: -1"
        echo "android.util.AndroidException: INSTRUMENTATION_FAILED: $1" >&2
        exit 1
    fi
    stop "$package"
    allowed=/sdcard/Android/data/$package/files
    case $trial in
    "$allowed"/*) ;;
    *)
        printf 'INSTRUMENTATION_RESULT: problem=java.nio.file.AccessDeniedException: %s\n' "$trial"
        echo 'INSTRUMENTATION_CODE: 0'
        exit 0
        ;;
    esac
    for file in "$spec" $(grep -o '"/[^"]*/blobs/[^"]*"' "$spec" | cut -d '"' -f 2); do
        readable "$file" && continue
        printf 'INSTRUMENTATION_RESULT: problem=java.nio.file.AccessDeniedException: %s\n' "$file"
        echo 'INSTRUMENTATION_CODE: 0'
        exit 0
    done
    mkdir -p "$trial" && cp "$spec" "$trial/spec.json" || exit 1
    # Android's own process, started by the system: it inherits nothing, and outlives this.
    IFS='
'
    # shellcheck disable=SC2086 # the words are separated by line breaks
    set -- $stand_in
    unset IFS
    DYNO_LAUNCHED_AT=$(date +%s%N) setsid sh -c 'echo $$ >"$0.part" && mv "$0.part" "$0"; exec "$@"' \
        "$running.$package" "$@" "$trial" </dev/null >/dev/null 2>&1 9>&- &
    wait $!
    rm -f "$running.$package"
    if [ -e "$trial/result.json" ]; then
        printf 'INSTRUMENTATION_RESULT: outcome=%s\n' "$(sed -n 's/.*"kind" *: *"\(completed\|failed\)".*/\1/p' "$trial/result.json" | head -n 1)"
        echo 'INSTRUMENTATION_CODE: -1'
    else
        echo 'INSTRUMENTATION_RESULT: shortMsg=Process crashed.'
        echo 'INSTRUMENTATION_CODE: 0'
    fi
}
case ${1:-} in
instrument) shift; instrument "$@" ;;
force-stop) [ $# = 2 ] || usage "force-stop takes a package"; stop "$2" ;;
esac
STUB
stub input <<'STUB'
#!/system/bin/sh
# input keyevent KEYCODE_WAKEUP|KEYCODE_SLEEP|KEYCODE_POWER|...
case "${1:-} ${2:-}" in
'keyevent KEYCODE_WAKEUP' | 'keyevent 224') echo Awake >/data/wakefulness ;;
'keyevent KEYCODE_SLEEP' | 'keyevent 223') echo Asleep >/data/wakefulness ;;
esac
STUB
stub svc <<'STUB'
#!/system/bin/sh
# svc power reboot; svc wifi|data|... enable|disable does nothing
[ "${1:-} ${2:-}" != 'power reboot' ] || exec reboot
STUB
printf '#!/system/bin/sh\nexit 0\n' | stub wm
rm system/bin/reboot
stub reboot <<'STUB'
#!/system/bin/sh
# The kernel then ends everything in here, and pod.sh starts it anew.
sync
exec toybox reboot -f
STUB
# Android starts Java code without installing it by: CLASSPATH=JARS app_process [OPTIONS] FOLDER CLASS [ARGUMENTS]
stub app_process <<'STUB'
#!/system/bin/sh
options=
while :; do
    case ${1:-} in
    -cp | -classpath) CLASSPATH=$2; shift 2 ;;
    --nice-name=*) shift ;;
    -*) options="$options $1"; shift ;;
    *) break ;;
    esac
done
shift
exec /apex/java/bin/java $options -cp "$CLASSPATH" "$@"
STUB
ln -s app_process system/bin/app_process64
cd ..
rm -rf "$target"
mv "$target.part" "$target"
