package dev.dyno.harness.transport.replay;

import dev.dyno.scenarios.CommandWords;
import dev.dyno.scenarios.RecordedCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The commands of a recording, found by what they do and not by how they were typed. */
final class RecordedCommands {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "mksh", "dash", "ash");

    private final Map<List<String>, RecordedCommand> byWords = new LinkedHashMap<>();

    RecordedCommands(List<RecordedCommand> commands) {
        // The first one wins where two differ only in how they were typed.
        commands.forEach(command -> byWords.putIfAbsent(plain(command.words()), command));
    }

    /** The recorded command that the words mean. */
    Optional<RecordedCommand> find(List<String> words) {
        List<String> plain = plain(words);
        RecordedCommand same = byWords.get(plain);
        if (same != null) {
            return Optional.of(same);
        }
        return byWords.entrySet().stream()
                .filter(recorded -> meansTheSame(recorded.getKey(), plain))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whoever recorded a monitor chose another interval, and of a process's memory another process. */
    private static boolean meansTheSame(List<String> recorded, List<String> asked) {
        boolean monitor = asked.get(0).equals("tegrastats") && recorded.get(0).equals("tegrastats");
        boolean memory = asked.size() == 3
                && recorded.size() >= 3
                && asked.subList(0, 2).equals(List.of("dumpsys", "meminfo"))
                && recorded.subList(0, 2).equals(asked.subList(0, 2));
        return monitor || memory;
    }

    /** Every command by its plain words, in the recording's order. */
    Map<List<String>, RecordedCommand> all() {
        return byWords;
    }

    /** A command without what brought it to the device or to the right to run there, and without its program's folder. */
    static List<String> plain(List<String> words) {
        List<String> rest = words;
        for (int depth = 0; depth < 5; depth++) {
            List<String> inner = inner(rest);
            if (inner.isEmpty()) {
                break;
            }
            rest = inner;
        }
        String program = rest.get(0);
        List<String> plain = new java.util.ArrayList<>(rest);
        plain.set(0, program.substring(program.lastIndexOf('/') + 1));
        return plain.get(0).isEmpty() ? rest : plain;
    }

    /** What a command runs on another's behalf; empty if it runs for itself. */
    private static List<String> inner(List<String> words) {
        String program = words.get(0);
        int after = switch (program) {
            case "adb" -> Math.max(words.indexOf("shell"), words.indexOf("exec-out")) + 1;
            case "sudo" -> words.size() > 1 && words.get(1).equals("-n") ? 2 : 1;
            case "su" -> su(words);
            default -> 0;
        };
        if (SHELLS.contains(program) && words.size() > 2 && words.get(1).equals("-c")) {
            // A script with a name behind it is one of ours, which goes by that name.
            return words.size() > 3 ? words.subList(3, words.size()) : CommandWords.of(words.get(2));
        }
        if (after < 1 || after >= words.size()) {
            return List.of();
        }
        List<String> rest = words.subList(after, words.size());
        return rest.size() == 1 ? CommandWords.of(rest.get(0)) : rest;
    }

    private static int su(List<String> words) {
        int command = words.indexOf("-c");
        if (command > 0) {
            return command + 1;
        }
        return words.size() > 2 && Set.of("0", "root", "shell").contains(words.get(1)) ? 2 : 0;
    }
}
