package dev.dyno.harness.cli;

import dev.dyno.harness.virtual.VirtualLab;
import java.util.List;

/**
 * What {@code dyno lab up} shall see to.
 *
 * @param phones how many virtual phones, not negative
 * @param boards how many virtual boards, not negative
 * @param browser whether this machine's browser is among them
 */
record WantedDevices(int phones, int boards, boolean browser) {
    private static final int USUAL = 3;

    /** So many virtual devices, of which every third is a board, where this user can have boards. */
    static WantedDevices mixed(int all, boolean browser) {
        int boards = VirtualLab.mayMakeBoards() ? all / 3 : 0;
        return new WantedDevices(all - boards, boards, browser);
    }

    /** What there is, or the usual number. */
    static WantedDevices of(List<VirtualLab.Device> devices) {
        return devices.isEmpty()
                ? mixed(USUAL, false)
                : new WantedDevices(number(devices, "phone"), number(devices, "board"), number(devices, "browser") > 0);
    }

    private static int number(List<VirtualLab.Device> devices, String kind) {
        return (int)
                devices.stream().filter(device -> device.kind().equals(kind)).count();
    }
}
