package dev.dyno.harness.tracking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What one request of MLflow's log-batch may hold: 1,000 metrics, 100 parameters, 100 tags, 1,000 of all, 1 MB of JSON. */
final class Batch {
    /** A tag goes with each batch, and a metric is at most 400 bytes of JSON: this is far below the size. */
    static final int METRICS = 900;

    static final int PARAMS = 100;
    static final int TAGS = 100;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Batch() {}

    /** Metrics, and a tag that says how many of them there are now. */
    static ObjectNode metrics(String run, List<TrackedRun.Point> points, String tag, int done) {
        ObjectNode batch = of(run);
        points.forEach(point -> batch.withArray("metrics")
                .addObject()
                .put("key", point.metric())
                .put("value", point.value())
                .put("timestamp", point.at().toEpochMilli())
                .put("step", point.step()));
        pair(batch, "tags", tag, Integer.toString(done));
        return batch;
    }

    /** Parameters and tags, in as many batches as they need. */
    static List<ObjectNode> words(String run, Map<String, String> params, Map<String, String> tags) {
        List<ObjectNode> batches = new ArrayList<>();
        batches.addAll(pairs(run, "params", params, PARAMS));
        batches.addAll(pairs(run, "tags", tags, TAGS));
        return batches;
    }

    private static List<ObjectNode> pairs(String run, String kind, Map<String, String> all, int most) {
        List<ObjectNode> batches = new ArrayList<>();
        int added = 0;
        for (Map.Entry<String, String> entry : all.entrySet()) {
            if (added++ % most == 0) {
                batches.add(of(run));
            }
            pair(batches.get(batches.size() - 1), kind, entry.getKey(), entry.getValue());
        }
        return batches;
    }

    private static void pair(ObjectNode batch, String kind, String key, String value) {
        batch.withArray(kind).addObject().put("key", key).put("value", value);
    }

    private static ObjectNode of(String run) {
        return JSON.objectNode().put("run_id", run);
    }
}
