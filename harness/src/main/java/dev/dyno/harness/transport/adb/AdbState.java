package dev.dyno.harness.transport.adb;

/** The states in which adb may list a device, each with its cure. */
enum AdbState {
    DEVICE("device", "is ready", "", true),
    OFFLINE(
            "offline",
            "is offline: it is starting, or its link hangs",
            "wait, replug it, or restart it; dyno tries again by itself",
            true),
    UNAUTHORIZED(
            "unauthorized",
            "does not trust this machine",
            "unlock the device and accept 'Allow USB debugging?' (with 'Always allow from this computer'); if it does not ask,"
                    + " revoke USB debugging authorizations in its developer options and replug it",
            false),
    AUTHORIZING(
            "authorizing", "is being asked whether it trusts this machine", "wait a moment; dyno tries again", true),
    CONNECTING("connecting", "is being connected", "wait a moment; dyno tries again", true),
    NO_PERMISSIONS(
            "no permissions",
            "may not be opened by this user",
            "add a udev rule for it (Debian: apt-get install android-sdk-platform-tools-common), join the group plugdev, and"
                    + " replug it",
            false),
    RECOVERY("recovery", "is in recovery mode", "choose 'Reboot system now' on the device", false),
    SIDELOAD("sideload", "waits for a system image", "choose 'Reboot system now' on the device", false),
    BOOTLOADER("bootloader", "is in its boot loader", "start it: fastboot reboot", false),
    RESCUE("rescue", "is in rescue mode", "choose 'Reboot system now' on the device", false),
    HOST("host", "is no device but another adb server", "give the serial number of a device", false),
    UNKNOWN("", "is in a state that this version of Dyno does not know", "look at: adb devices -l", false);

    private final String word;
    private final String meaning;
    private final String cure;
    private final boolean passing;

    AdbState(String word, String meaning, String cure, boolean passing) {
        this.word = word;
        this.meaning = meaning;
        this.cure = cure;
        this.passing = passing;
    }

    /** As adb writes it. */
    String word() {
        return word;
    }

    /** What is the matter, to follow the device's name. */
    String meaning() {
        return meaning;
    }

    /** What a person can do about it. */
    String cure() {
        return cure;
    }

    /** Whether it may pass without anybody doing anything. */
    boolean passing() {
        return passing;
    }
}
