package dev.dyno.harness.capture;

import dev.dyno.harness.device.DeviceProfiler;
import dev.dyno.harness.probe.Probing;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.harness.transport.Inquirer;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.error.StoreException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Records devices. */
public final class Recorder {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    /** Read to know what must not be recorded, and never recorded itself. */
    private static final List<Question> IDENTITY = List.of(
            new Question.Output(List.of("uname", "-n"), LIMIT),
            new Question.Files(
                    List.of(
                            "/etc/hostname",
                            "/etc/machine-id",
                            "/sys/firmware/devicetree/base/serial-number",
                            "/sys/class/net/*/address"),
                    LIMIT));

    private static final List<String> IDENTIFYING_KEYS = List.of("serial", "host");

    private Recorder() {}

    /**
     * Records a device into a folder that appears whole or not at all.
     *
     * @param folder where it shall be; not there yet, or empty
     * @throws dev.dyno.results.error.DeviceException if the device cannot be reached
     * @throws StoreException if the folder holds something, or cannot be written
     */
    public static void record(DeviceSession session, Lab.Entry device, Inquirer inquirer, Path folder) {
        RecordingFolder.requireFree(folder);
        List<Question> questions = new ArrayList<>(IDENTITY);
        questions.addAll(Probing.questions());
        List<Answer> answers = inquirer.ask(session, questions);
        ExecResult profile = DeviceProfiler.asked(session);
        Redaction redaction = new Redaction(identifiers(device, answers, profile));
        try (RecordingFolder recording = new RecordingFolder(folder)) {
            recording.command(
                    List.of(DeviceProfiler.SCRIPT),
                    redaction.apply(profile.text()),
                    redaction.apply(profile.errorText()),
                    profile.exitCode());
            for (Answer answer : answers.subList(IDENTITY.size(), answers.size())) {
                record(answer, redaction, recording);
            }
            recording.finish();
        } catch (IOException e) {
            throw new StoreException("cannot write the recording " + folder + ": " + e, e);
        }
    }

    private static void record(Answer answer, Redaction redaction, RecordingFolder recording) throws IOException {
        for (Text text : answer.texts()) {
            if (answer.question() instanceof Question.Output output) {
                String kept = Needed.of(text.source(), text.content());
                recording.command(
                        output.words(), redaction.apply(kept), redaction.apply(text.problem()), text.exitCode());
            } else if (text.ok()) {
                recording.file(redaction.apply(text.source()), redaction.apply(text.content()));
            } else {
                String path = redaction.apply(text.source());
                recording.command(List.of("cat", path), "", "cat: " + path + ": " + redaction.apply(text.problem()), 1);
            }
        }
    }

    private static Set<String> identifiers(Lab.Entry device, List<Answer> answers, ExecResult profile) {
        Set<String> identifiers = new LinkedHashSet<>();
        IDENTIFYING_KEYS.forEach(key -> identifiers.add(device.keys().getOrDefault(key, "")));
        for (Answer answer : answers.subList(0, IDENTITY.size())) {
            answer.texts().stream()
                    .filter(Text::ok)
                    .forEach(text -> identifiers.add(text.content().replace("\0", "")));
        }
        for (Answer answer : answers) {
            answer.texts().forEach(text -> identifiers.addAll(Redaction.identifiers(text.content())));
        }
        identifiers.addAll(Redaction.identifiers(profile.text()));
        return identifiers;
    }
}
