package dev.dyno.harness.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyno.reports.gate.Judgement;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.RunRecord;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Hands a run to an MLflow tracking server. Doing it again changes nothing but what has changed: a run is found by a tag, and a
 * tag counts the metrics that it has, which MLflow would otherwise have twice.
 */
public final class MlflowExport {
    /** The tag by which a run is found. */
    static final String KEY = "dyno.key";
    /** The tag that counts the metrics that a run has. */
    static final String DONE = "dyno.metrics";

    private static final int ATTEMPTS = 5;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final MlflowServer server;
    private final Sleeper sleeper;

    /** Waits; tests do not. */
    public interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    /** A step that may fail for a reason that passes. */
    private interface Step<T> {
        T take() throws MlflowServer.Transient;
    }

    /**
     * To a server.
     *
     * @param url {@code http} or {@code https}; the only address that is ever spoken to
     * @param limit of one request
     */
    public MlflowExport(URI url, Secret secret, Duration limit, Sleeper sleeper) {
        this.server = new MlflowServer(url, secret, limit);
        this.sleeper = sleeper;
    }

    /**
     * Exports a run.
     *
     * @param experiment the name of the experiment; made where there is none
     * @return how many runs the server has of it now
     * @throws StoreException if the server cannot be reached or refuses it
     */
    public int export(RunRecord run, Judgement judgement, String experiment) {
        TrackedRuns tracked = new TrackedRuns(run, judgement);
        String id = trying(() -> experiment(experiment));
        String parent = export(id, tracked.parent(), "");
        List<TrackedRun> children = tracked.children();
        children.forEach(child -> export(id, child, parent));
        return 1 + children.size();
    }

    private String export(String experiment, TrackedRun run, String parent) {
        String id = trying(() -> findOrCreate(experiment, run, parent));
        for (ObjectNode words : Batch.words(id, run.params(), run.tags())) {
            trying(() -> server.post("runs/log-batch", words));
        }
        boolean more = true;
        while (more) {
            more = trying(() -> nextMetrics(id, run));
        }
        ObjectNode end = JSON.objectNode().put("run_id", id).put("status", run.status());
        if (run.endedAt() != null) {
            end.put("end_time", run.endedAt().toEpochMilli());
        }
        trying(() -> server.post("runs/update", end));
        return id;
    }

    private String experiment(String name) throws MlflowServer.Transient {
        String path = "experiments/get-by-name?experiment_name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        MlflowServer.Answer known = server.ask(path);
        if (known.refused("RESOURCE_DOES_NOT_EXIST")) {
            MlflowServer.Answer made =
                    server.tell("experiments/create", JSON.objectNode().put("name", name));
            // Refused again, somebody else may just have made it.
            return made.status() < 300
                    ? text(made.body().path("experiment_id"))
                    : text(server.get(path).path("experiment").path("experiment_id"));
        }
        return text(server.accepted(path, known).path("experiment").path("experiment_id"));
    }

    /** Looks again before it creates again: an answer may be lost although the run was made. */
    private String findOrCreate(String experiment, TrackedRun run, String parent) throws MlflowServer.Transient {
        ObjectNode search =
                JSON.objectNode().put("max_results", 1).put("filter", "tags.`" + KEY + "` = '" + run.key() + "'");
        search.putArray("experiment_ids").add(experiment);
        JsonNode found = server.post("runs/search", search).path("runs").path(0);
        if (!found.isMissingNode()) {
            return text(found.path("info").path("run_id"));
        }
        ObjectNode create = JSON.objectNode()
                .put("experiment_id", experiment)
                .put("run_name", run.name())
                .put("start_time", run.startedAt().toEpochMilli());
        tag(create, KEY, run.key());
        tag(create, "mlflow.runName", run.name());
        if (!parent.isEmpty()) {
            tag(create, "mlflow.parentRunId", parent);
        }
        return text(server.post("runs/create", create).path("run").path("info").path("run_id"));
    }

    /** One batch from where the server says it is; whether there is more. */
    private boolean nextMetrics(String id, TrackedRun run) throws MlflowServer.Transient {
        int all = run.points().size();
        int done = all == 0 ? 0 : done(id);
        if (done >= all) {
            return false;
        }
        int to = Math.min(all, done + Batch.METRICS);
        server.post("runs/log-batch", Batch.metrics(id, run.points().subList(done, to), DONE, to));
        return to < all;
    }

    private int done(String id) throws MlflowServer.Transient {
        JsonNode tags = server.get("runs/get?run_id=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                .path("run")
                .path("data")
                .path("tags");
        for (JsonNode tag : tags) {
            String value = tag.path("value").asText();
            if (DONE.equals(tag.path("key").asText()) && value.matches("\\d{1,9}")) {
                return Integer.parseInt(value);
            }
        }
        return 0;
    }

    private static void tag(ObjectNode node, String key, String value) {
        node.withArray("tags").addObject().put("key", key).put("value", value);
    }

    private static String text(JsonNode node) throws MlflowServer.Transient {
        if (!node.isTextual() || node.asText().isEmpty()) {
            throw new MlflowServer.Transient("the server answered without an id", Duration.ZERO);
        }
        return node.asText();
    }

    private <T> T trying(Step<T> step) {
        Duration pause = Duration.ofMillis(500);
        for (int attempt = 1; ; attempt++) {
            try {
                return step.take();
            } catch (MlflowServer.Transient e) {
                if (attempt == ATTEMPTS) {
                    throw new StoreException(
                            e.getMessage() + "; given up after " + ATTEMPTS
                                    + " attempts. Exporting again goes on from there",
                            new IOException(e));
                }
                sleep(e.wait.compareTo(pause) > 0 ? e.wait : pause);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private void sleep(Duration time) {
        try {
            sleeper.sleep(time.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while the server was to recover");
        }
    }
}
