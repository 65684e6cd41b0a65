package dev.dyno.harness.transport.shell;

import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The small scripts by which a session looks after its files. Values go in as arguments only. */
enum ShellScript {
    /** Makes the work folder, proves that it can be written, and prints its path and the boot's id. */
    WORK_FOLDER("""
            folder=$1
            case $folder in '~/'*) folder=${HOME:?}/${folder#'~/'} ;; esac
            mkdir -p "$folder" && cd "$folder" && chmod 700 . && uname >.probe.$$ && rm .probe.$$ && pwd || exit
            boot=
            read -r boot 2>/dev/null </proc/sys/kernel/random/boot_id
            echo "$boot"
            """),
    /**
     * Removes what lost links left: four arguments each, "part" and its path, or "group" with number, sign and boot. The same
     * number with another sign, or after another boot, is somebody else's.
     */
    CLEAR("""
            same() { [ "$1" = "${21}" ]; }
            ours() { # ours GROUP SIGN: whether its first process is gone, or still the one
              [ -e "/proc/$1/stat" ] || return 0
              case $2 in
              [0-9]*) read -r p <"/proc/$1/stat" && same "$2" ${p##*) } ;;
              *) grep -q "DYNO_COMMAND=$2" "/proc/$1/environ" ;;
              esac
            }
            read -r boot </proc/sys/kernel/random/boot_id
            while [ $# -ge 4 ]; do
              if [ "$1" = part ]; then
                rm -f "$2"
              elif [ "$4" = "$boot" ]; then
                ours "$2" "$3" 2>/dev/null && kill -s KILL -- "-$2" 2>/dev/null
              fi
              shift 4
            done
            """),
    /** Says whether a target may be written: 3 its folder is missing, 4 it is a folder itself. */
    MAY_WRITE("""
            [ -d "${1%/*}/" ] || exit 3
            [ ! -d "$1" ] || exit 4
            """),
    /**
     * Gives a part its name if its digest is right: 5 it is not. Boards' sha256sum knows nothing of processors' own
     * instructions and takes five times as long as openssl, which takes longer to start.
     */
    PUBLISH("""
            sum=
            [ "$(stat -c %s "$1")" -lt 4000000 ] || sum=$(openssl dgst -sha256 -r <"$1" 2>/dev/null) || sum=
            [ -n "$sum" ] || sum=$(sha256sum <"$1") || exit
            [ "${sum%% *}" = "$3" ] || exit 5
            mv -f "$1" "$2"
            """),
    /** Removes a part. */
    DISCARD("""
            rm -f "$1"
            """),
    /** Prints size and digest of a plain file: 3 there is none, 4 it is something else. */
    DESCRIBE("""
            [ -e "$1" ] || [ -L "$1" ] || exit 3
            [ -f "$1" ] && [ ! -L "$1" ] || exit 4
            size=$(stat -c %s "$1") || exit
            if [ "$size" -gt "$2" ]; then echo "$size -"; exit; fi
            sum=$(sha256sum <"$1") || exit
            echo "$size ${sum%% *}"
            """);

    private final String text;

    ShellScript(String text) {
        this.text = text;
    }

    ExecResult run(DeviceSession session, ExecLimits limits, String... arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", text, "sh"));
        words.addAll(List.of(arguments));
        return session.exec(new Command(words, Map.of(), new byte[0]), limits);
    }
}
