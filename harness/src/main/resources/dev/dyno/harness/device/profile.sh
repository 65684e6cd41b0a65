# profile.sh: what a device is, as lines of name=value. What it does not know it leaves out.
first() { # first FILE: its first line, without the null characters of device trees
    [ -r "$1" ] && tr -d '\000' <"$1" 2>/dev/null | head -n 1
}
cpu() { # cpu NAME: a value of /proc/cpuinfo
    sed -n "s/^$1[[:space:]]*: *//p" /proc/cpuinfo 2>/dev/null | head -n 1
}
kernel=$(uname -sr)
echo "machine=$(uname -m)"
echo "kernel=$kernel"
echo "cores=$(nproc 2>/dev/null || grep -c '^processor' /proc/cpuinfo)"
echo "memory_kib=$(sed -n 's/^MemTotal:[[:space:]]*\([0-9]*\) kB$/\1/p' /proc/meminfo)"
echo "cpu.governor=$(first /sys/devices/system/cpu/cpu0/cpufreq/scaling_governor)"
if command -v getprop >/dev/null 2>&1; then
    echo "os=android"
    echo "build=$(getprop ro.build.fingerprint)"
    echo "model=$(getprop ro.product.manufacturer) $(getprop ro.product.model)"
    echo "soc=$(getprop ro.soc.manufacturer) $(getprop ro.soc.model)"
    echo "android.release=$(getprop ro.build.version.release)"
    echo "android.abis=$(getprop ro.product.cpu.abilist)"
    echo "android.api=$(getprop ro.build.version.sdk)"
    case $(getprop ro.kernel.qemu)$(getprop ro.boot.qemu)$(getprop ro.build.characteristics) in
    *1* | *emulator* | *virtual*) echo "simulated=true" ;;
    esac
else
    release() { sed -n "s/^$1=\"\{0,1\}\([^\"]*\)\"\{0,1\}\$/\1/p" /etc/os-release 2>/dev/null | head -n 1; }
    echo "os=$(uname -s | tr '[:upper:]' '[:lower:]')"
    echo "build=$(release PRETTY_NAME), $kernel"
    model=$(first /sys/firmware/devicetree/base/model)
    echo "model=${model:-$(first /sys/class/dmi/id/product_name)}"
    soc=$(cpu 'model name')
    echo "soc=${soc:-$(cpu Hardware)}"
    [ "$(release ID)" != virtual ] || echo "simulated=true"
fi
