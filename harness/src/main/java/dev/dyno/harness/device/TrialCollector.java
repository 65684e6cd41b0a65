package dev.dyno.harness.device;

import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.protocol.Load;
import dev.dyno.protocol.MalformedMessageException;
import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.results.error.ProtocolException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.record.Issue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fetches what a trial left, within bounds. */
final class TrialCollector {
    private static final Map<String, Long> MAX_BYTES = Map.of(
            TrialFiles.RESULT, 4L << 20,
            TrialFiles.SAMPLES, 512L << 20,
            TrialFiles.TELEMETRY, 64L << 20,
            TrialFiles.WATCH, 64L << 20,
            TrialFiles.OUTPUTS, 512L << 20,
            TrialFiles.PROGRAM_OUT, Load.Program.MOST_BYTES,
            TrialFiles.PROGRAM_ERR, Load.Program.MOST_BYTES,
            TrialFiles.PROGRAM_JSON, Load.Program.MOST_BYTES,
            TrialFiles.LOG, 2L << 20);

    private final DeviceSession session;
    private final DevicePath folder;
    private final String trialId;

    TrialCollector(DeviceSession session, DevicePath folder, String trialId) {
        this.session = session;
        this.folder = folder;
        this.trialId = trialId;
    }

    CollectedTrial collect(Path target) {
        Map<String, Path> files = new LinkedHashMap<>();
        List<Issue> issues = new ArrayList<>();
        sizes().forEach((name, size) -> {
            long max = MAX_BYTES.getOrDefault(name, 0L);
            if (size > max) {
                String message = name + " has " + size + " bytes, more than the " + max + " that are fetched";
                issues.add(new Issue(Issue.Severity.ERROR, message, trialId));
                return;
            }
            session.pull(folder.resolve(name), target.resolve(name), max);
            files.put(name, target.resolve(name));
        });
        return new CollectedTrial(
                Optional.ofNullable(files.get(TrialFiles.RESULT)).map(this::result), files, issues);
    }

    private Map<String, Long> sizes() {
        List<String> arguments = new ArrayList<>(List.of(folder.value()));
        arguments.addAll(MAX_BYTES.keySet());
        Map<String, Long> sizes = new LinkedHashMap<>();
        DeviceScript.LIST
                .require(session, arguments, "list a trial's files")
                .text()
                .lines()
                .forEach(line -> {
                    String[] parts = line.split(" ", 2);
                    if (parts.length == 2 && parts[0].matches("\\d{1,18}") && MAX_BYTES.containsKey(parts[1])) {
                        sizes.put(parts[1], Long.parseLong(parts[0]));
                    }
                });
        return sizes;
    }

    private TrialResult result(Path file) {
        try {
            TrialResult result = ResultJson.read(Files.readAllBytes(file));
            if (!result.trialId().equals(trialId)) {
                throw new ProtocolException(named("is another trial's: " + DeviceText.clean(result.trialId())));
            }
            return result;
        } catch (MalformedMessageException e) {
            throw new ProtocolException(named("is malformed: " + DeviceText.clean(String.valueOf(e.getMessage()))), e);
        } catch (IOException e) {
            throw new StoreException("cannot read " + file, e);
        }
    }

    private String named(String what) {
        return session.device() + ": the result of trial " + trialId + " " + what;
    }
}
