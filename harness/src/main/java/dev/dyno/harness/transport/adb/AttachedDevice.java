package dev.dyno.harness.transport.adb;

/**
 * A device that an adb server lists.
 *
 * @param serial what adb calls it, which goes into a lab file; from the device, so it may hold anything but line breaks
 * @param ready whether it can be used as it is
 * @param state how it is, to follow "the device"
 * @param cure what a person can do to make it ready; empty if it is
 * @param model what it calls itself; empty if it does not say
 */
public record AttachedDevice(String serial, boolean ready, String state, String cure, String model) {

    static AttachedDevice of(AdbDevice device) {
        AdbState state = device.state();
        String model = device.facts().getOrDefault("model", "").replace('_', ' ');
        return new AttachedDevice(device.serial(), state == AdbState.DEVICE, state.meaning(), state.cure(), model);
    }
}
