package dev.dyno.scenarios.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the user may have meant. */
public final class Suggestions {
    private static final int MOST_LISTED = 16;
    private static final int MOST_SIBLINGS = 1_000;
    /** Nobody mistypes a longer word, and comparing it would take long. */
    private static final int LONGEST = 80;

    private Suggestions() {}

    /** {@code ; did you mean 'x'?}, or the known words where none is near, or nothing where none is known. */
    public static String forWord(String word, Collection<String> known) {
        Optional<String> nearest = near(word, known);
        if (nearest.isPresent()) {
            return "; did you mean '" + nearest.get() + "'?";
        }
        if (known.isEmpty()) {
            return "";
        }
        String more = known.size() > MOST_LISTED ? ", ..." : "";
        return "; known are "
                + String.join(", ", known.stream().limit(MOST_LISTED).toList()) + more;
    }

    /** {@code ; did you mean 'x'?} for a file of a similar name in the same folder, or nothing. */
    public static String sibling(Path missing) {
        Path folder = missing.toAbsolutePath().getParent();
        Path name = missing.getFileName();
        if (folder == null || name == null) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.limit(MOST_SIBLINGS)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
            return near(name.toString(), names)
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse("");
        } catch (IOException e) {
            return "; nor does its folder";
        }
    }

    /** The known word that is nearest to a mistyped one, if any is near. */
    public static Optional<String> near(String word, Collection<String> known) {
        String wanted = plain(word);
        Optional<String> best = Optional.empty();
        int bestDistance = Math.max(1, wanted.length() / 3) + 1;
        for (String candidate : known) {
            String other = plain(candidate);
            // 'p50' means 'latency.p50'.
            int distance = other.endsWith("." + wanted) ? 0 : distance(wanted, other);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other. */
    private static int distance(String from, String to) {
        if (from.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : Math.min(step(d, from, to, i, j), swap(d, from, to, i, j));
            }
        }
        return d[from.length()][to.length()];
    }

    private static int step(int[][] d, String from, String to, int i, int j) {
        int replaced = d[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        return Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    }

    private static int swap(int[][] d, String from, String to, int i, int j) {
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? d[i - 2][j - 2] + 1 : Integer.MAX_VALUE;
    }
}
