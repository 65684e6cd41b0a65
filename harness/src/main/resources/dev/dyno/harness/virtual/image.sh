#!/bin/sh
# image.sh TARGET: the read-only system of virtual phones, from the parts that this machine has: adbd, mksh and toybox with
# their libraries, and stand-ins for Android's own commands, which print what the phone's /etc/identity and /sys say.
set -eu

target=$1
for tool in adbd mksh toybox; do
    command -v "$tool" >/dev/null || { echo "$tool is missing (Debian: apt-get install $tool)" >&2; exit 4; }
done
rm -rf "$target.part"
mkdir -p "$target.part"
cd "$target.part"
mkdir -p system/bin system/etc lib64 dev proc sys data tmp mnt storage apex var/run run root usr etc
ln -s system/bin bin
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
power=/sys/class/power_supply/battery
milli() { echo $(($(cat "$1" 2>/dev/null || echo 0) / ${2:-1000})); }
case ${1:-} in
battery)
    online=$(cat /sys/class/power_supply/usb/online)
    echo "Current Battery Service state:"
    echo "  AC powered: false"
    echo "  USB powered: $([ "$online" = 1 ] && echo true || echo false)"
    echo "  Wireless powered: false"
    echo "  Max charging current: 500000"
    echo "  Charge counter: $(cat $power/charge_counter)"
    echo "  status: $([ "$(cat $power/status)" = Charging ] && echo 2 || echo 3)"
    echo "  health: 2"
    echo "  present: true"
    echo "  level: $(cat $power/capacity)"
    echo "  scale: 100"
    echo "  voltage: $(milli $power/voltage_now)"
    echo "  temperature: $(cat $power/temp)"
    echo "  technology: Li-ion"
    ;;
thermalservice)
    status=$(cat /data/thermal_status 2>/dev/null || echo 0)
    echo "IsStatusOverride: false"
    echo "ThermalEventListeners:"
    echo "	callbacks: 1"
    echo "Thermal Status: $status"
    echo "Cached temperatures:"
    list() {
        for zone in /sys/class/thermal/thermal_zone*; do
            value=$(cat "$zone/temp")
            case $(cat "$zone/type") in cpu*) type=0 ;; gpu*) type=1 ;; battery*) type=2 ;; *) type=3 ;; esac
            printf '\tTemperature{mValue=%d.%03d, mType=%d, mName=%s, mStatus=%d}\n' \
                $((value / 1000)) $((value % 1000)) $type "$(cat "$zone/type")" "$status"
        done
    }
    list
    echo "HAL Ready: true"
    echo "HAL connection:"
    echo "	ThermalHAL 2.0 connected: yes"
    echo "Current temperatures from HAL:"
    list
    echo "Current cooling devices from HAL:"
    ;;
power)
    echo "POWER MANAGER (dumpsys power)"
    echo "  mWakefulness=$(cat /data/wakefulness 2>/dev/null || echo Awake)"
    echo "  mStayOn=false"
    ;;
*) echo "Can't find service: ${1:-}" >&2; exit 1 ;;
esac
STUB
for name in pm am cmd svc input wm; do
    stub "$name" <<'STUB'
#!/system/bin/sh
echo "${0##*/}: this virtual phone has no ${0##*/} $*" >&2
exit 1
STUB
done
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
