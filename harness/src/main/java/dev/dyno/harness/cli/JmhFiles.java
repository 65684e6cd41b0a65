package dev.dyno.harness.cli;

import dev.dyno.harness.foreign.JmhMeasurements;
import dev.dyno.reports.measurements.file.Source;
import dev.dyno.results.error.ProtocolException;
import dev.dyno.results.error.ScenarioException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.Issue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** JMH's results in several files, the baseline's first, as one source of measurements. */
final class JmhFiles {
    private static final long MOST_BYTES = 256L << 20;

    private JmhFiles() {}

    /**
     * What the files have measured.
     *
     * @param baseline what the first one's build is called
     * @throws ScenarioException if one of them has no results of JMH
     */
    static Source source(Console console, List<Path> files, String baseline) {
        JmhMeasurements measurements = new JmhMeasurements();
        for (int i = 0; i < files.size(); i++) {
            String name = files.get(i).toString();
            try {
                measurements.add(i == 0 ? baseline : name, text(console.path(files.get(i))));
            } catch (ProtocolException e) {
                throw new ScenarioException(
                        List.of(new Issue(Issue.Severity.ERROR, String.valueOf(e.getMessage()), name)));
            }
        }
        console.say(
                "JMH measured one build after the other, not side by side: what drifted in between counts as a change");
        byte[] csv = measurements.csv().getBytes(StandardCharsets.UTF_8);
        return new Source("the results of JMH", () -> new ByteArrayInputStream(csv), true);
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new StoreException(file + " has more than " + (MOST_BYTES >> 20) + " MiB");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new StoreException("cannot read " + file + " (" + e + ")", e);
        }
    }
}
