package dev.dyno.agent.web;

import dev.dyno.agent.core.TrialFolder;
import dev.dyno.protocol.Heartbeat;
import dev.dyno.protocol.HeartbeatJson;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.MalformedMessageException;
import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.SpecJson;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialResult.Outcome;
import dev.dyno.protocol.TrialSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs the trial of one folder in a browser, and always leaves a result there if it can write at all. */
final class Bridge {
    private static final int MOST_SPEC = 1 << 20;
    private static final long BEAT_MILLIS = 500;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long DOUBTFUL_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final Duration SILENT = Duration.ofSeconds(15);

    private final Settings settings;
    private final TrialFolder folder;
    private final Path page;
    private final Path ort;
    private final Duration silent;
    private final long origin = System.nanoTime();
    private final PageState state = new PageState(System::nanoTime);

    /**
     * A bridge.
     *
     * @param trialFolder the trial's
     * @param page the folder of the page
     * @param ort the folder of the runtime for browsers
     */
    Bridge(Settings settings, Path trialFolder, Path page, Path ort) {
        this(settings, trialFolder, page, ort, SILENT);
    }

    /** A bridge that waits so long for a sign of life of its page. */
    Bridge(Settings settings, Path trialFolder, Path page, Path ort, Duration silent) {
        this.settings = settings;
        this.folder = new TrialFolder(trialFolder);
        this.page = page;
        this.ort = ort;
        this.silent = silent;
    }

    /**
     * Runs the trial.
     *
     * @throws IOException if not even a result could be written
     */
    void run() throws IOException {
        byte[] bytes = folder.read(TrialFiles.SPEC, MOST_SPEC);
        TrialSpec spec;
        try {
            spec = SpecJson.read(bytes);
        } catch (MalformedMessageException e) {
            write(failed(SpecJson.trialId(bytes), "spec", String.valueOf(e.getMessage())));
            return;
        }
        Thread beats = new Thread(() -> beat(spec.trialId()), "dyno-beat");
        beats.setDaemon(true);
        beats.start();
        try {
            requireKnown(spec);
            write(result(spec));
        } catch (BridgeException e) {
            write(failed(spec.trialId(), e.phase(), String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            write(failed(spec.trialId(), "runtime", "the bridge was interrupted"));
        }
    }

    /** What a page cannot do is refused by its name. */
    private static void requireKnown(TrialSpec spec) throws BridgeException {
        if (!(spec.load() instanceof Load.SingleStream)) {
            throw new BridgeException(
                    "spec",
                    "a page knows the load single-stream only, not "
                            + spec.load().getClass().getSimpleName() + "; measure other loads on another device");
        }
        if (spec.accuracy() != null) {
            throw new BridgeException(
                    "spec", "a page does not measure accuracy; compare its outputs by parity instead");
        }
        if (spec.idle() != null) {
            throw new BridgeException("spec", "a page does not rest beside its window, so it has no energy of its own");
        }
    }

    private TrialResult result(TrialSpec spec) throws BridgeException, IOException, InterruptedException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        PageMessages messages = new PageMessages(spec, folder.file("."), state);
        Path model = Path.of(spec.modelPath());
        try (PageServer server = new PageServer(token, page, ort, folder.file(TrialFiles.SPEC), model, messages);
                Browser browser = Browser.open(settings, "dyno-trial-" + token.substring(0, 12))) {
            long opened = System.nanoTime() - origin;
            Map<String, String> facts = new TreeMap<>(browser.facts());
            facts.put("bridge.session_seconds", Double.toString(opened * 1e-9));
            browser.show(server.url());
            state.begin();
            follow(browser);
            return finished(spec, facts);
        }
    }

    /** Until the page has said its result, or can no longer. */
    private void follow(Browser browser) throws BridgeException, InterruptedException {
        long lastLook = System.nanoTime();
        long lastKept = lastLook;
        while (!state.awaitEnd(BEAT_MILLIS)) {
            if (System.nanoTime() - lastLook < LOOK_NANOS) {
                continue;
            }
            lastLook = System.nanoTime();
            if (!WebDriverRequests.answers(settings.server())) {
                throw new BridgeException(
                        state.phase(),
                        "the Appium server at " + settings.place() + " vanished during the trial; start it again");
            }
            if (lastLook - lastKept > KEEP_NANOS) {
                browser.keep();
                lastKept = lastLook;
            }
            if (state.silenceNanos() > DOUBTFUL_NANOS) {
                Optional<String> complaint = browser.complaint();
                if (complaint.isPresent()) {
                    throw new BridgeException(
                            state.phase(), "the browser or its page ended during the trial: " + complaint.get());
                }
            }
            if (state.silenceNanos() > silent.toNanos()) {
                throw new BridgeException(
                        state.phase(), "the page gave no sign of life for " + silent.toSeconds() + " s");
            }
        }
    }

    private TrialResult finished(TrialSpec spec, Map<String, String> more) {
        TrialResult said = state.result();
        if (said == null) {
            return failed(spec.trialId(), "measure", String.valueOf(state.failure()));
        }
        Map<String, String> facts = new TreeMap<>(said.facts());
        facts.putAll(more);
        facts.put("agent.seconds", Double.toString((System.nanoTime() - origin) * 1e-9));
        List<String> validity = new ArrayList<>(said.validity());
        validity.addAll(state.doubts());
        return new TrialResult(
                said.protocol(),
                said.trialId(),
                said.outcome(),
                said.coldStart(),
                said.warmUp(),
                said.window(),
                null,
                said.clock(),
                MissingReadings.with(said.readings()),
                facts,
                null,
                validity);
    }

    private void beat(String trialId) {
        while (true) {
            Heartbeat beat = new Heartbeat(
                    trialId,
                    ProcessHandle.current().pid(),
                    state.phase(),
                    state.iterations(),
                    System.nanoTime() - origin);
            try {
                folder.replace(TrialFiles.HEARTBEAT, HeartbeatJson.write(beat), false);
                Thread.sleep(BEAT_MILLIS);
            } catch (IOException e) {
                // A full or vanished disk shows when the result is written.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void write(TrialResult result) throws IOException {
        folder.replace(TrialFiles.RESULT, ResultJson.write(result), true);
    }

    private static TrialResult failed(String trialId, String phase, String message) {
        return new TrialResult(
                TrialSpec.PROTOCOL,
                trialId,
                new Outcome.Failed(phase, message),
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                null,
                List.of());
    }
}
