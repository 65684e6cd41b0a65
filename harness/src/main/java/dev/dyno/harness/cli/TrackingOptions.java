package dev.dyno.harness.cli;

import dev.dyno.harness.tracking.MlflowExport;
import dev.dyno.harness.tracking.Secret;
import dev.dyno.results.error.StoreException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a run goes that is exported to a tracking server. */
final class TrackingOptions {
    /** The form that needs them. */
    static final String FORM = "mlflow";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "With mlflow: the tracking server, and the only address that is spoken to. The environment has"
                            + " MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD.")
    private @Nullable String url;

    @Option(
            names = "--experiment",
            paramLabel = "NAME",
            description = "With mlflow: the experiment, made where there is none. Default: the scenario's name.")
    private @Nullable String experiment;

    /** Whether one of them was given. */
    boolean given() {
        return url != null || experiment != null;
    }

    /**
     * Exports a run.
     *
     * @throws StoreException if there is no address, or the server does not take it
     */
    void export(Console console, RunArgument.Judged judged) {
        URI server = server();
        int runs = new MlflowExport(server, Secret.of(console.env()), LIMIT, time -> Thread.sleep(time.toMillis()))
                .export(
                        judged.run(),
                        judged.judgement(),
                        experiment == null ? judged.run().scenario() : experiment);
        console.say("exported " + runs + " runs to " + server);
    }

    private URI server() {
        if (url == null) {
            throw new StoreException("--format mlflow needs the address of the tracking server: --url URL");
        }
        URI server;
        try {
            server = new URI(url);
        } catch (URISyntaxException e) {
            throw new StoreException("--url is not an address: " + e.getReason());
        }
        String scheme = String.valueOf(server.getScheme()).toLowerCase(Locale.ROOT);
        if (server.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new StoreException("--url is an address such as https://tracking.example:5000");
        }
        if (server.getRawUserInfo() != null || server.getRawQuery() != null || server.getRawFragment() != null) {
            throw new StoreException("--url has neither a name and password nor a query: those belong into"
                    + " MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD");
        }
        return server;
    }
}
