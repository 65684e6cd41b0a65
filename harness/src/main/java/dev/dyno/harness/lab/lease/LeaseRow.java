package dev.dyno.harness.lab.lease;

import java.util.Optional;

/**
 * A lease as it lies on a device. What a device says is checked word by word; nothing else gets in.
 *
 * @param fence the lease's number and nonce with a dot between
 * @param boot the device's start, while which it was taken
 * @param since the device's uptime then, in seconds
 * @param until the uptime at which it is over unless there is a sign of life; in seconds
 * @param holder who took it
 */
public record LeaseRow(String fence, String boot, long since, long until, Holder holder) {
    private static final String NUMBER = "[0-9]{1,13}";

    /** The lease in a line of text; empty if it is free, or no lease. */
    public static Optional<LeaseRow> parse(String line) {
        String[] words = line.strip().split(" ", -1);
        boolean numbers = words.length == 10
                && words[0].matches(NUMBER)
                && words[3].matches(NUMBER)
                && words[4].matches(NUMBER)
                && words[7].matches(NUMBER)
                && words[8].matches("[0-9]{1,15}");
        if (!numbers || !words[1].matches("[0-9a-f]{1,32}") || !words[2].matches("[0-9a-f-]{1,40}")) {
            return Optional.empty();
        }
        try {
            Holder holder =
                    new Holder(words[5], words[6], Long.parseLong(words[7]), Long.parseLong(words[8]), words[9]);
            return Optional.of(new LeaseRow(
                    words[0] + "." + words[1], words[2], Long.parseLong(words[3]), Long.parseLong(words[4]), holder));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
