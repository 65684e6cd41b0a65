package dev.dyno.agent.core;

import dev.dyno.agent.engine.ModelDescription;
import dev.dyno.agent.engine.ModelDescription.Port;
import dev.dyno.protocol.ElementType;
import dev.dyno.protocol.MalformedMessageException;
import dev.dyno.protocol.NpyFile;
import dev.dyno.protocol.Tensor;
import dev.dyno.protocol.TrialSpec.Inputs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes or reads what a model is fed, and holds it against what the model takes. */
public final class InputTensors {
    /** 32- and 64-bit integers stand for tokens, which are indices into a table of unknown, never tiny size. */
    private static final int TOKENS = 100;

    /** Separates the streams of a model's inputs; an odd constant with well mixed bits. */
    private static final long STREAM = 0x9E3779B97F4A7C15L;

    private InputTensors() {}

    /**
     * One tensor per input of the model.
     *
     * @param batch how many examples each holds; more than 1 only where the model leaves its inputs' first axes open
     * @throws TrialException naming the file, what the model takes and what was found
     */
    public static List<Tensor> of(Inputs inputs, ModelDescription model, int batch) throws TrialException {
        List<Port> ports = batch == 1 ? model.inputs() : batched(model.inputs(), batch);
        if (inputs instanceof Inputs.Files files) {
            return read(files.paths(), ports);
        }
        long seed = ((Inputs.Random) inputs).seed();
        List<Tensor> tensors = new ArrayList<>();
        for (Port port : ports) {
            tensors.add(random(port, seed + STREAM * tensors.size()));
        }
        return tensors;
    }

    /** The inputs with their first axes, all of them open, closed at the batch. */
    private static List<Port> batched(List<Port> ports, int batch) throws TrialException {
        List<Port> batched = new ArrayList<>();
        for (Port port : ports) {
            List<Integer> shape = new ArrayList<>(port.shape());
            if (shape.isEmpty() || shape.get(0) != ModelDescription.OPEN) {
                throw new TrialException("the load wants batches of " + batch + ", but the model's input " + port
                        + " does not leave its first axis open: export it so that it does, or use 'batch: 1'");
            }
            shape.set(0, batch);
            batched.add(new Port(port.name(), port.type(), shape));
        }
        return batched;
    }

    /** Seeded values: the same for the same type, shape and place in the model. Open lengths become 1. */
    static Tensor random(Port port, long seed) {
        List<Integer> shape = closed(port.shape());
        Random random = new Random(seed);
        ByteBuffer data =
                ByteBuffer.allocate(Tensor.byteCount(port.type(), shape)).order(ByteOrder.LITTLE_ENDIAN);
        while (data.hasRemaining()) {
            put(data, port.type(), random);
        }
        data.rewind();
        return new Tensor(port.type(), shape, data);
    }

    private static void put(ByteBuffer data, ElementType type, Random random) {
        switch (type) {
            case FLOAT32 -> data.putFloat(random.nextFloat());
            case FLOAT64 -> data.putDouble(random.nextDouble());
            case INT8, UINT8 -> data.put((byte) random.nextInt(256));
            case INT32 -> data.putInt(random.nextInt(TOKENS));
            case INT64 -> data.putLong(random.nextInt(TOKENS));
        }
    }

    private static List<Tensor> read(List<String> paths, List<Port> ports) throws TrialException {
        if (paths.size() != ports.size()) {
            throw new TrialException("the model has " + ports.size() + " inputs " + ports + ", but the scenario gives "
                    + paths.size() + " input files " + paths);
        }
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            tensors.add(read(Paths.get(paths.get(i)), ports.get(i)));
        }
        return tensors;
    }

    private static Tensor read(Path file, Port port) throws TrialException {
        Tensor tensor = load(file);
        if (tensor.type() != port.type() || !fits(tensor.shape(), port.shape())) {
            throw new TrialException(file + ": the model's input " + port + " expects " + port.type() + " "
                    + port.shape() + ", found " + tensor.type() + " " + tensor.shape());
        }
        return tensor;
    }

    /**
     * Reads a tensor file.
     *
     * @throws TrialException naming the file and the problem
     */
    static Tensor load(Path file) throws TrialException {
        try {
            return NpyFile.read(file);
        } catch (NoSuchFileException e) {
            throw new TrialException(file + ": no such tensor file", e);
        } catch (IOException e) {
            throw new TrialException(file + ": cannot be read: " + e, e);
        } catch (MalformedMessageException e) {
            throw new TrialException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether a shape is one that the model takes. */
    static boolean fits(List<Integer> shape, List<Integer> expected) {
        boolean fits = shape.size() == expected.size();
        for (int i = 0; fits && i < shape.size(); i++) {
            fits = expected.get(i) == ModelDescription.OPEN || expected.get(i).equals(shape.get(i));
        }
        return fits;
    }

    /** The shape with 1 for every length that the model leaves open. */
    static List<Integer> closed(List<Integer> shape) {
        List<Integer> closed = new ArrayList<>();
        for (int length : shape) {
            closed.add(length == ModelDescription.OPEN ? 1 : length);
        }
        return closed;
    }
}
