package dev.dyno.harness.transport.replay;

import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.harness.transport.Inquiry;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.scenarios.RecordedCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One use of a recorded device. */
final class ReplaySession implements DeviceSession {
    private static final int NOT_FOUND = 127;

    private final String device;
    private final Path folder;
    private final RecordedCommands commands;
    private final RecordedFiles files;
    private boolean closed;

    ReplaySession(String device, Path folder, RecordedCommands commands, RecordedFiles files) {
        this.device = device;
        this.folder = folder;
        this.commands = commands;
        this.files = files;
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public DevicePath workFolder() {
        throw onlyReplayed();
    }

    @Override
    public ExecResult exec(Command command, ExecLimits limits) {
        requireOpen();
        Optional<Inquiry> inquiry = Inquiry.of(command);
        if (inquiry.isPresent()) {
            List<Answer> answers = inquiry.get().questions().stream()
                    .map(question -> answer(question, inquiry.get()))
                    .toList();
            return inquiry.get().reply(answers);
        }
        Text said = say(command.arguments());
        byte[] stdout = said.content().getBytes(StandardCharsets.UTF_8);
        byte[] stderr = said.problem().getBytes(StandardCharsets.UTF_8);
        boolean truncated = stdout.length > limits.stdoutBytes() || stderr.length > limits.stderrBytes();
        return new ExecResult(
                said.exitCode(),
                Arrays.copyOf(stdout, Math.min(stdout.length, limits.stdoutBytes())),
                Arrays.copyOfRange(stderr, Math.max(0, stderr.length - limits.stderrBytes()), stderr.length),
                truncated);
    }

    private Answer answer(Question question, Inquiry inquiry) {
        if (question instanceof Question.Output output) {
            return new Answer(question, List.of(say(output.words())));
        }
        Map<String, Text> texts = new LinkedHashMap<>();
        for (String pattern : ((Question.Files) question).patterns()) {
            files.matching(pattern).forEach(text -> texts.putIfAbsent(text.source(), text));
        }
        texts.keySet().removeAll(inquiry.leftOut());
        return new Answer(question, List.copyOf(texts.values()));
    }

    /** What the device says to a command: what was recorded, or what follows from the recorded files. */
    private Text say(List<String> given) {
        List<String> words = RecordedCommands.plain(given);
        String line = String.join(" ", words);
        Optional<RecordedCommand> recorded = commands.find(words);
        if (recorded.isPresent()) {
            return recorded(line, recorded.get());
        }
        if (words.equals(List.of("true"))) {
            return Text.of(line, "");
        }
        if (words.get(0).equals("cat") && words.size() > 1) {
            return cat(line, words.subList(1, words.size()));
        }
        if (words.get(0).equals(RecordedProfile.SCRIPT)) {
            return Text.of(line, new RecordedProfile(files, this::said).text());
        }
        return new Text(line, "", NOT_FOUND, "'" + line + "' is not recorded in " + folder);
    }

    private Text recorded(String line, RecordedCommand command) {
        try {
            return new Text(
                    line,
                    RecordedFiles.text(command.stdout()),
                    command.exitCode(),
                    RecordedFiles.text(command.stderr()));
        } catch (IOException e) {
            throw new PermanentDeviceException(
                    Details.of(device, "its recording in " + folder + " cannot be read: " + e.getMessage()), e);
        }
    }

    /** The output of a recorded command that ended well; else nothing. */
    private String said(String line) {
        return commands.find(List.of(line.split(" ", -1)))
                .filter(command -> command.exitCode() == 0)
                .map(command -> recorded(line, command).content())
                .orElse("");
    }

    private Text cat(String line, List<String> paths) {
        StringBuilder content = new StringBuilder();
        StringBuilder problems = new StringBuilder();
        for (String path : paths) {
            Text text = files.file(path).orElse(Text.without(path, "No such file or directory"));
            content.append(text.content());
            problems.append(text.ok() ? "" : "cat: " + path + ": " + text.problem() + "\n");
        }
        return new Text(line, content.toString(), problems.isEmpty() ? 0 : 1, problems.toString());
    }

    @Override
    public void push(Path file, DevicePath target, String sha256) {
        throw onlyReplayed();
    }

    @Override
    public void pull(DevicePath source, Path target, long maxBytes) {
        throw onlyReplayed();
    }

    @Override
    public boolean alive() {
        return !closed && Files.isDirectory(folder);
    }

    @Override
    public void close() {
        closed = true;
    }

    private PermanentDeviceException onlyReplayed() {
        String message = "a replayed device cannot run trials: it only answers what was recorded in " + folder
                + "; use dyno probe or dyno devices on it, and a real device for trials";
        return new PermanentDeviceException(Details.of(device, message));
    }

    private void requireOpen() {
        if (closed) {
            throw new PermanentDeviceException(Details.of(device, "the session is closed"));
        }
    }
}
