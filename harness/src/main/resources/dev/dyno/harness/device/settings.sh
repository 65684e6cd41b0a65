# Brings settings of the device to what is wanted, and all others that Dyno once changed back to what they were.
# Arguments: the work folder, then three words for each setting that is wanted: kind, name, value. Without any all are restored.
#   setting NAMESPACE/KEY VALUE   one of Android's, read and written by the program settings; the value null removes it
#   governor all VALUE            of every frequency policy; its kind is "file" from then on, its name the policy's file
#   act wake -                    turns the screen on; nothing to restore
# What a setting was stands in the journal before it is changed: one line of kind, name, value each.
# Prints a line for each: restored|stuck|set|kept|refused KIND NAME WANTED NOW, and "reset battery" where its values were faked.
umask 077
cd "$1" || exit 1
shift
cpus=/sys/devices/system/cpu

plain() { # plain WORD: whether it is a short word without anything special
  case $1 in '' | *[!A-Za-z0-9._-]*) return 1 ;; esac
  [ "${#1}" -le 64 ]
}
known() { # known KIND NAME: whether it is something that may be changed at all
  case "$1 $2" in
  *..*) return 1 ;;
  "setting global/"* | "setting system/"* | "setting secure/"*) plain "${2#*/}" ;;
  "file $cpus/"*/scaling_governor) case $2 in *[!A-Za-z0-9/_-]*) return 1 ;; esac ;;
  *) return 1 ;;
  esac
}
limited() { # limited COMMAND...: not for ever
  if command -v timeout >/dev/null; then timeout 5 "$@"; else "$@"; fi
}
get() { # get KIND NAME: its value, in $now; empty if there is none
  now=
  case $1 in
  setting) now=$(limited settings get "${2%%/*}" "${2#*/}" </dev/null 2>/dev/null) ;;
  file) read -r now 2>/dev/null <"$2" ;;
  esac
  plain "$now" || now=
}
put() { # put KIND NAME VALUE
  case "$1 $2" in
  'setting global/airplane_mode_on')
    [ "$3" = 1 ] && way=enable || way=disable
    limited cmd connectivity airplane-mode "$way" </dev/null >/dev/null 2>&1
    get "$1" "$2"
    if [ "$now" != "$3" ]; then
      limited settings put global airplane_mode_on "$3" </dev/null >/dev/null 2>&1
      limited am broadcast -a android.intent.action.AIRPLANE_MODE </dev/null >/dev/null 2>&1
    fi
    ;;
  setting*)
    if [ "$3" = null ]; then
      limited settings delete "${2%%/*}" "${2#*/}" </dev/null >/dev/null 2>&1
    else
      limited settings put "${2%%/*}" "${2#*/}" "$3" </dev/null >/dev/null 2>&1
    fi
    ;;
  file*) { echo "$3" >"$2"; } 2>/dev/null ;;
  esac
}
listed() { # listed FILE KIND NAME: whether a file has a line for it
  [ -e "$1" ] || return 1
  while read -r k n v; do
    [ "$k $n" != "$2 $3" ] || return 0
  done <"$1"
  return 1
}
keep() { # keep: the journal is what was written anew
  if [ -s settings.part ]; then mv -f settings.part settings.journal; else rm -f settings.part settings.journal; fi
}

: >settings.wanted
while [ $# -ge 3 ]; do
  case $1 in
  governor)
    some=
    for file in $cpus/cpufreq/policy*/scaling_governor; do
      [ -e "$file" ] && some=1 && echo "file $file $3" >>settings.wanted
    done
    [ -n "$some" ] || for file in $cpus/cpu[0-9]*/cpufreq/scaling_governor; do
      [ -e "$file" ] && some=1 && echo "file $file $3" >>settings.wanted
    done
    [ -n "$some" ] || echo "refused file $cpus/cpufreq $3 -"
    ;;
  act) limited input keyevent KEYCODE_WAKEUP </dev/null >/dev/null 2>&1 ;;
  *) known "$1" "$2" && plain "$3" && echo "$1 $2 $3" >>settings.wanted ;;
  esac
  shift 3
done

: >settings.part
if [ -e settings.journal ]; then
  while read -r kind name was; do
    known "$kind" "$name" && plain "$was" || continue
    if listed settings.wanted "$kind" "$name"; then
      echo "$kind $name $was" >>settings.part
      continue
    fi
    put "$kind" "$name" "$was"
    get "$kind" "$name"
    if [ "$now" = "$was" ]; then
      echo "restored $kind $name $was $now"
    else
      # It stays in the journal: whoever comes next tries again.
      echo "$kind $name $was" >>settings.part
      echo "stuck $kind $name $was ${now:--}"
    fi
  done <settings.journal
fi
keep

while read -r kind name value; do
  get "$kind" "$name"
  was=$now
  if [ "$was" = "$value" ]; then
    echo "kept $kind $name $value $now"
    continue
  elif [ -z "$was" ]; then
    echo "refused $kind $name $value -"
    continue
  fi
  if ! listed settings.journal "$kind" "$name"; then
    : >settings.part
    [ ! -e settings.journal ] || while read -r line; do echo "$line" >>settings.part; done <settings.journal
    echo "$kind $name $was" >>settings.part
    mv -f settings.part settings.journal || exit 1
  fi
  put "$kind" "$name" "$value"
  get "$kind" "$name"
  [ "$now" = "$value" ] && word=set || word=refused
  echo "$word $kind $name $value ${now:--}"
done <settings.wanted
rm -f settings.wanted

# Values that somebody has faked are taken back: a charge that is none, a charger that is cut off on paper only.
if command -v dumpsys >/dev/null 2>&1; then
  case $(limited dumpsys battery </dev/null 2>/dev/null) in
  *'UPDATES STOPPED'*) limited dumpsys battery reset </dev/null >/dev/null 2>&1 && echo "reset battery" ;;
  esac
fi
exit 0
