package dev.dyno.results.export;

import dev.dyno.results.record.RunRecord;
import dev.dyno.results.store.RunJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The run as one JSON document: {@code run.json} with the trials of the journal in it. */
final class JsonExporter implements Exporter {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public void write(RunRecord run, SampleSource samples, Appendable out) throws IOException {
        out.append(new String(RunJson.write(run), StandardCharsets.UTF_8));
    }
}
