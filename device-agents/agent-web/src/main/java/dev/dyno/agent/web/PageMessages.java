package dev.dyno.agent.web;

import dev.dyno.agent.core.InputTensors;
import dev.dyno.agent.core.Outputs;
import dev.dyno.agent.core.TrialException;
import dev.dyno.agent.engine.ModelDescription;
import dev.dyno.agent.engine.ModelDescription.Port;
import dev.dyno.protocol.ElementType;
import dev.dyno.protocol.Heartbeat;
import dev.dyno.protocol.HeartbeatJson;
import dev.dyno.protocol.MalformedMessageException;
import dev.dyno.protocol.NpyFile;
import dev.dyno.protocol.ResultJson;
import dev.dyno.protocol.SamplesCsv;
import dev.dyno.protocol.Tensor;
import dev.dyno.protocol.TrialFiles;
import dev.dyno.protocol.TrialResult;
import dev.dyno.protocol.TrialSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the page sends, taken as a stranger's word: bounded, read by the protocol's strict readers, or refused. */
final class PageMessages {
    private static final int MOST_SMALL = 1 << 16;
    private static final int MOST_RESULT = 1 << 20;
    private static final long MOST_SAMPLES = 64L << 20;
    private static final long MOST_OUTPUTS = 64L << 20;
    private static final int MOST_AXES = 8;

    private final TrialSpec spec;
    private final Path folder;
    private final PageState state;

    /** Messages of one trial, kept in its folder. */
    PageMessages(TrialSpec spec, Path folder, PageState state) {
        this.spec = spec;
        this.folder = folder;
        this.state = state;
    }

    /**
     * What the page gets for a message.
     *
     * @param status as in HTTP
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and made for one use
    record Reply(int status, Map<String, String> headers, byte[] body) {
        static Reply done() {
            return new Reply(204, Map.of(), new byte[0]);
        }

        static Reply refused(int status, String why) {
            return new Reply(status, Map.of("Content-Type", "text/plain; charset=utf-8"), PageServer.text(why));
        }
    }

    /** Takes one message. One that is no such message ends the trial, for what else such a page says is worth nothing. */
    Reply take(String name, InputStream body) throws IOException {
        try {
            switch (name) {
                case "beat" -> beat(small(name, body, MOST_SMALL));
                case "inputs" -> {
                    return inputs(small(name, body, MOST_SMALL));
                }
                case TrialFiles.SAMPLES -> {
                    SamplesCsv.read(kept(name, body, MOST_SAMPLES), MOST_SAMPLES);
                    publish(name);
                }
                case TrialFiles.OUTPUTS -> outputs(kept(name, body, MOST_OUTPUTS));
                case TrialFiles.RESULT -> result(small(name, body, MOST_RESULT));
                default -> {
                    return Reply.refused(404, "no such message");
                }
            }
            return Reply.done();
        } catch (MalformedMessageException e) {
            state.fail("the page's " + name + " is malformed: " + Browser.word(e.getMessage()));
            return Reply.refused(400, "malformed");
        } catch (TrialException e) {
            return Reply.refused(400, String.valueOf(e.getMessage()));
        }
    }

    private void beat(byte[] bytes) {
        Heartbeat beat = HeartbeatJson.read(bytes);
        requireThisTrial(beat.trialId());
        state.beat(beat);
    }

    /** The inputs of the specification for what the page says that the model takes. */
    private Reply inputs(byte[] bytes) throws TrialException, IOException {
        List<Port> ports = new ArrayList<>();
        for (String line : new String(bytes, StandardCharsets.US_ASCII).lines().toList()) {
            ports.add(port(ports.size(), line));
        }
        ModelDescription model = new ModelDescription(ports, List.of(), Map.of());
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        List<String> shapes = new ArrayList<>();
        for (Tensor tensor : InputTensors.of(spec.inputs(), model, 1)) {
            ByteBuffer data = tensor.data();
            byte[] raw = new byte[data.remaining()];
            data.get(raw);
            values.write(raw);
            shapes.add(tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return new Reply(
                200,
                Map.of("X-Dyno-Shapes", String.join(";", shapes), "Content-Type", "application/octet-stream"),
                values.toByteArray());
    }

    private static Port port(int index, String line) {
        String[] parts = line.split(" ", 2);
        ElementType type = Arrays.stream(ElementType.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new MalformedMessageException("no element type: " + Browser.word(line)));
        List<Integer> shape = new ArrayList<>();
        String lengths = parts.length < 2 ? "" : parts[1];
        if (!lengths.isEmpty()) {
            for (String length : lengths.split(",", -1)) {
                if (!length.matches("-1|[0-9]{1,8}") || shape.size() == MOST_AXES) {
                    throw new MalformedMessageException("no shape: " + Browser.word(line));
                }
                shape.add(Integer.parseInt(length));
            }
        }
        return new Port(Integer.toString(index), type, shape);
    }

    private void outputs(Path file) throws IOException {
        Tensor outputs = NpyFile.read(file);
        state.doubt(Outputs.problems(List.of(), List.of(outputs)));
        publish(TrialFiles.OUTPUTS);
    }

    private void result(byte[] bytes) {
        TrialResult result = ResultJson.read(bytes);
        requireThisTrial(result.trialId());
        state.end(result);
    }

    private void requireThisTrial(String trialId) {
        if (!trialId.equals(spec.trialId())) {
            throw new MalformedMessageException("it is about another trial: " + Browser.word(trialId));
        }
    }

    private static byte[] small(String name, InputStream body, int most) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new MalformedMessageException(name + " has more than " + most + " bytes");
        }
        return bytes;
    }

    /** Keeps a message as a file that has not its name yet. */
    private Path kept(String name, InputStream body, long most) throws IOException {
        Path part = folder.resolve(name + ".part");
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(part)) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                size += count;
                if (size > most) {
                    throw new MalformedMessageException("it has more than " + most + " bytes");
                }
                out.write(buffer, 0, count);
            }
        }
        return part;
    }

    private void publish(String name) throws IOException {
        Files.move(
                folder.resolve(name + ".part"),
                folder.resolve(name),
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
