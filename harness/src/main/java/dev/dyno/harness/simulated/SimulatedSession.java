package dev.dyno.harness.simulated;

import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.harness.transport.Inquiry;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.error.TransientDeviceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session that answers the harness's scripts as a device would on which all of them do what they say. */
final class SimulatedSession implements DeviceSession {
    private static final int NOT_FOUND = 127;
    private static final int SCRIPT = 3; // sh -c TEXT NAME ARGUMENTS

    private final SimulatedMachine machine;
    private final Behaviour behaviour;

    SimulatedSession(SimulatedMachine machine, Behaviour behaviour) {
        this.machine = machine;
        this.behaviour = behaviour;
    }

    @Override
    public String device() {
        return machine.name();
    }

    @Override
    public DevicePath workFolder() {
        return new DevicePath("/simulated");
    }

    @Override
    public ExecResult exec(Command command, ExecLimits limits) {
        List<String> words = command.arguments();
        String script = words.size() > SCRIPT ? words.get(SCRIPT) : words.get(0);
        behaviour.asked(device(), script);
        List<String> arguments = words.size() > SCRIPT ? words.subList(SCRIPT + 1, words.size()) : List.of();
        Optional<Inquiry> inquiry = Inquiry.of(command);
        if (inquiry.isPresent()) {
            return inquiry.get()
                    .reply(inquiry.get().questions().stream().map(this::answer).toList());
        }
        return switch (script) {
            case "find.sh" -> answer(machine.has(arguments.get(0)) ? 0 : 1, "");
            case "launch.sh" -> {
                machine.launch(arguments.get(1));
                yield answer(0, "");
            }
            case "wait.sh" -> waited(arguments.get(0), Integer.parseInt(arguments.get(1)));
            case "list.sh" -> listed(arguments.get(0), arguments.subList(1, arguments.size()));
            case "kill.sh", "remove.sh" -> {
                machine.remove(arguments.get(0));
                yield answer(0, "");
            }
            default -> answer(0, ""); // blobs are all there
        };
    }

    private Answer answer(Question question) {
        Map<String, String> texts = behaviour.texts(device());
        if (question instanceof Question.Output output) {
            String line = String.join(" ", output.words());
            return new Answer(
                    question,
                    List.of(
                            texts.containsKey(line)
                                    ? Text.of(line, texts.getOrDefault(line, ""))
                                    : new Text(line, "", NOT_FOUND, "there is no such command here")));
        }
        List<Text> found = new ArrayList<>();
        for (String pattern : texts.isEmpty() ? List.<String>of() : ((Question.Files) question).patterns()) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            texts.forEach((source, text) -> {
                if (source.startsWith("/") && matcher.matches(Path.of(source))) {
                    found.add(Text.of(source, text));
                }
            });
        }
        return new Answer(question, found);
    }

    private ExecResult waited(String folder, int seconds) {
        Duration left = machine.left(folder);
        boolean over = left.compareTo(Duration.ofSeconds(seconds)) <= 0;
        try {
            Thread.sleep(Math.max(0, over ? left.toMillis() + 1 : seconds * 1000L));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientDeviceException(Details.of(device(), "interrupted"), e);
        }
        return answer(0, over ? "over\n0 0\n" : "running\n\n");
    }

    private ExecResult listed(String folder, List<String> names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            byte @Nullable [] file = machine.file(folder, name);
            if (file != null) {
                text.append(file.length).append(' ').append(name).append('\n');
            }
        }
        return answer(0, text.toString());
    }

    private static ExecResult answer(int exitCode, String text) {
        return new ExecResult(exitCode, text.getBytes(StandardCharsets.UTF_8), new byte[0], false);
    }

    @Override
    public void push(Path file, DevicePath target, String sha256) {
        behaviour.asked(device(), "push");
    }

    @Override
    public void pull(DevicePath source, Path target, long maxBytes) {
        behaviour.asked(device(), "pull");
        String path = source.value();
        int slash = path.lastIndexOf('/');
        byte @Nullable [] file = machine.file(path.substring(0, slash), path.substring(slash + 1));
        if (file == null) {
            throw new PermanentDeviceException(Details.of(device(), "there is no " + path));
        }
        try {
            Files.write(target, file);
        } catch (IOException e) {
            throw new StoreException("cannot write " + target + " (" + e + ")", e);
        }
    }

    @Override
    public boolean alive() {
        try {
            behaviour.asked(device(), "alive");
            return true;
        } catch (DeviceException e) {
            return false;
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
