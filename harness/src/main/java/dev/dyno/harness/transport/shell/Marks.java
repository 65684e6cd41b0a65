package dev.dyno.harness.transport.shell;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a command's standard error from the marks in it that our own wrapper on the device writes: at first the number of its
 * process group and when that was started, or 0, at the end its exit code. A mark is a secret word, one or two numbers and a line break, so no
 * command can write one by chance or on purpose.
 */
final class Marks implements RemoteShell.Sink {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LONGEST_NUMBERS = 40;
    private static final Pattern GROUP = Pattern.compile("([0-9]{1,18}) ([0-9]{1,18})");
    private static final Pattern EXIT = Pattern.compile("[0-9]{1,3}");

    private final String word;
    private final String sign;
    private final byte[] bytes;
    private final RemoteShell.Sink rest;
    private final CompletableFuture<Group> group = new CompletableFuture<>();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private byte[] held = {};

    /**
     * A process group on the device.
     *
     * @param id its number, which is that of its first process
     * @param sign how that is known again: when it was started, in the kernel's ticks since the device was, or the value of its
     *     variable {@code DYNO_COMMAND}, which begins with a letter
     */
    record Group(long id, String sign) {}

    Marks(RemoteShell.Sink rest) {
        byte[] secret = new byte[24];
        RANDOM.nextBytes(secret);
        this.word = "dyno-" + HexFormat.of().formatHex(secret, 0, 12) + ":";
        this.sign = "c" + HexFormat.of().formatHex(secret, 12, 24);
        this.bytes = word.getBytes(StandardCharsets.US_ASCII);
        this.rest = rest;
    }

    /** The secret word. */
    String word() {
        return word;
    }

    /** What the command's environment may say, unlike the word: {@code DYNO_COMMAND}'s value where no start is told. */
    String sign() {
        return sign;
    }

    /** Completes with the command's process group. */
    CompletableFuture<Group> group() {
        return group;
    }

    /** Completes with the command's exit code. */
    CompletableFuture<Integer> exitCode() {
        return exitCode;
    }

    @Override
    public synchronized void accept(byte[] said, int offset, int length) {
        byte[] all = Arrays.copyOf(held, held.length + length);
        System.arraycopy(said, offset, all, held.length, length);
        int from = 0;
        while (from < all.length) {
            int at = find(all, from);
            rest.accept(all, from, at - from);
            from = at;
            int end = mark(all, at);
            if (end < 0) {
                break; // the rest of it is still to come
            }
            from = end;
        }
        held = Arrays.copyOfRange(all, from, all.length);
    }

    /** What looked like the beginning of a mark and was none, once nothing more comes. */
    synchronized void end() {
        rest.accept(held, 0, held.length);
        held = new byte[0];
    }

    /** Where the next mark begins, or may begin; the length if none does. */
    private int find(byte[] all, int from) {
        for (int at = from; at < all.length; at++) {
            if (all[at] == bytes[0] && begins(all, at)) {
                return at;
            }
        }
        return all.length;
    }

    private boolean begins(byte[] all, int at) {
        int length = Math.min(bytes.length, all.length - at);
        return Arrays.equals(all, at, at + length, bytes, 0, length);
    }

    /** The end of the mark at a place; -1 if it is not all there yet. */
    private int mark(byte[] all, int at) {
        int number = at + bytes.length;
        for (int end = number; end < all.length; end++) {
            if (all[end] == '\n') {
                take(new String(all, number, end - number, StandardCharsets.US_ASCII));
                return end + 1;
            }
            if (end - number > LONGEST_NUMBERS) {
                return end;
            }
        }
        return at == all.length ? all.length : -1;
    }

    private void take(String numbers) {
        Matcher two = GROUP.matcher(numbers);
        if (two.matches()) {
            String start = two.group(2);
            group.complete(new Group(Long.parseLong(two.group(1)), start.equals("0") ? sign : start));
        } else if (EXIT.matcher(numbers).matches()) {
            exitCode.complete(Integer.parseInt(numbers) & 255);
        }
    }
}
