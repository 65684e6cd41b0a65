package dev.dyno.harness.lab.lease;

/**
 * A lease that was taken.
 *
 * @param number grows with every lease of the device
 * @param nonce drawn for this lease, so that no other is taken for it even if the device has forgotten the number
 */
public record Lease(long number, String nonce) {
    public Lease {
        if (number < 1 || !nonce.matches("[0-9a-f]{1,32}")) {
            throw new IllegalArgumentException("not a lease: " + number + "." + nonce);
        }
    }

    /** As commands prove it. */
    String fence() {
        return number + "." + nonce;
    }
}
