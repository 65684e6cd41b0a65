package dev.dyno.results.export;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes a run in one form. */
public sealed interface Exporter permits CsvExporter, JsonExporter, JsonLinesExporter, MarkdownExporter, JmhExporter {

    /** Every form. */
    List<Exporter> ALL = List.of(
            new CsvExporter(), new JsonExporter(), new JsonLinesExporter(), new MarkdownExporter(), new JmhExporter());

    /** Gives a trial's raw measured latencies, in seconds; none if the trial has no samples. */
    @FunctionalInterface
    interface SampleSource {
        /**
         * The measured latencies of the trial.
         *
         * @throws StoreException if its file of samples cannot be read
         */
        double[] measuredSeconds(TrialRecord trial);
    }

    /** The form's name, as a user writes it; also the ending of a file in this form. */
    String name();

    /**
     * Writes the run.
     *
     * @param samples asked only by forms that show the distribution of latencies
     * @param out receives the text; is not closed
     * @throws IOException if it cannot be written
     * @throws StoreException if samples are needed and cannot be read
     */
    void write(RunRecord run, SampleSource samples, Appendable out) throws IOException;

    /** The form with the given name. */
    static Optional<Exporter> named(String name) {
        return ALL.stream().filter(exporter -> exporter.name().equals(name)).findFirst();
    }
}
