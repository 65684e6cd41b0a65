package dev.dyno.harness.cli;

import dev.dyno.harness.transport.adb.AttachedDevice;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A lab file of what was found. Whatever devices are called, it is a valid one.
 *
 * @param text the file
 * @param summary what is in it, for people
 */
record DiscoveredLab(String text, String summary) {
    private static final int LONGEST_NAME = 40;
    private static final String HEAD = """
            schema: dyno/lab/v1
            devices:
              - name: this-machine
                transport: local
            """;
    private static final String BOARDS = """
              # A Linux board or machine, once ssh lets you in:
              # - name: pi-5
              #   transport: ssh
              #   host: pi5.local    # a name, an address, or an alias of ~/.ssh/config
              #   user: pi
            """;

    /** With these phones. */
    static DiscoveredLab of(List<AttachedDevice> phones) {
        StringBuilder text = new StringBuilder(HEAD);
        Set<String> names = new HashSet<>(Set.of("this-machine"));
        for (AttachedDevice phone : phones) {
            text.append(phone.ready() ? row(phone, names, "  ") : notReady(phone, names));
        }
        if (phones.isEmpty()) {
            text.append(comment("adb sees no phone; plug one in and turn on USB debugging in its developer options."));
        }
        long ready = phones.stream().filter(AttachedDevice::ready).count();
        String waiting = phones.size() > ready ? " and, as comments, " + (phones.size() - ready) + " not ready" : "";
        return new DiscoveredLab(text + BOARDS, "this machine, " + ready + " ready " + plural(ready) + waiting);
    }

    /** Without any, for a reason. */
    static DiscoveredLab without(String reason) {
        return new DiscoveredLab(HEAD + comment("No phones: " + reason) + BOARDS, "this machine and no phones");
    }

    private static String plural(long phones) {
        return phones == 1 ? "phone" : "phones";
    }

    private static String notReady(AttachedDevice phone, Set<String> names) {
        return comment("Not ready: it " + phone.state() + ". To do: " + phone.cure() + ".") + row(phone, names, "  # ");
    }

    private static String row(AttachedDevice phone, Set<String> names, String indent) {
        return indent + "- name: " + name(phone.model(), names) + "\n"
                + indent + "  transport: adb\n"
                + indent + "  serial: " + quoted(phone.serial()) + "\n";
    }

    /** What the phone calls itself, as far as names of devices allow, and different from all others. */
    private static String name(String model, Set<String> taken) {
        String plain =
                model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._]+", "-").replaceAll("^[^a-z0-9]+|-+$", "");
        String base = plain.isEmpty() ? "phone" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        String name = base;
        for (int i = 2; !taken.add(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    private static String comment(String text) {
        return "  # " + Text.line(text) + "\n";
    }

    /** As YAML reads it back, and without variables of lab files. */
    private static String quoted(String serial) {
        StringBuilder quoted = new StringBuilder("\"");
        serial.replace("${", "$${").codePoints().forEach(c -> {
            boolean plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
            quoted.append(plain ? Character.toString(c) : String.format(Locale.ROOT, "\\U%08x", c));
        });
        return quoted.append('"').toString();
    }
}
