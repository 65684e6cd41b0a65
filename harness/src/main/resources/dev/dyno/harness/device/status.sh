# What may change from minute to minute, as lines of name=value: lease, battery, temperatures. What it does not know it leaves out.
# Argument: the work folder.
one() { # one FILE NAME: its first line
  [ -r "$1" ] && read -r value 2>/dev/null <"$1" && echo "$2=$value"
}
one /proc/uptime uptime
one /proc/sys/kernel/random/boot_id boot
one "$1/lease" lease
one "$1/lease.seen" lease.seen
found=
for supply in /sys/class/power_supply/*; do
  type= scope=
  read -r type 2>/dev/null <"$supply/type"
  read -r scope 2>/dev/null <"$supply/scope"
  # A mouse's battery is not the device's.
  [ "$type" = Battery ] && [ "$scope" != Device ] || continue
  echo "battery.present=1"
  one "$supply/capacity" battery.percent && found=1
  one "$supply/temp" battery.tenths
  break
done
if [ -z "$found" ] && command -v dumpsys >/dev/null 2>&1; then
  timeout 5 dumpsys battery 2>/dev/null | while IFS=': ' read -r name value rest; do
    case $name in
    present) [ "$value" != true ] || echo "battery.present=1" ;;
    level) echo "battery.percent=$value" ;;
    temperature) echo "battery.tenths=$value" ;;
    esac
  done
fi
for zone in /sys/class/thermal/thermal_zone*; do
  type= value=
  read -r type 2>/dev/null <"$zone/type"
  # Some zones are slow to read, and some are no temperatures.
  case $type in
  *cpu* | *CPU* | *soc* | *pkg* | *skin* | *tsens* | *acpitz* | *quiet* | *battery*) read -r value 2>/dev/null <"$zone/temp" && echo "zone=$value" ;;
  esac
done
exit 0
