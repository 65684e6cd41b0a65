package dev.dyno.agent.onnxruntime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineRequest;
import dev.dyno.agent.engine.ModelDescription;
import dev.dyno.agent.engine.ModelDescription.Port;
import dev.dyno.agent.engine.NodePlacement;
import dev.dyno.protocol.ElementType;
import dev.dyno.protocol.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model in ONNX Runtime. Inputs and, where their shapes are known, outputs are bound once to memory outside the heap, so
 * that an inference neither copies nor allocates them; the library itself still allocates about 0.5 kB per call.
 */
final class OnnxRuntimeEngine implements Engine {
    private static final Map<OnnxJavaType, ElementType> TYPES = Map.of(
            OnnxJavaType.FLOAT, ElementType.FLOAT32,
            OnnxJavaType.DOUBLE, ElementType.FLOAT64,
            OnnxJavaType.INT8, ElementType.INT8,
            OnnxJavaType.UINT8, ElementType.UINT8,
            OnnxJavaType.INT32, ElementType.INT32,
            OnnxJavaType.INT64, ElementType.INT64);

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final EngineRequest request;
    private final ModelDescription description;
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
    private final List<ByteBuffer> inputBytes = new ArrayList<>();
    private final boolean pinned;
    private OrtSession.@Nullable Result last;

    OnnxRuntimeEngine(OrtEnvironment environment, OrtSession session, EngineRequest request)
            throws OrtException, EngineException {
        this.environment = environment;
        this.session = session;
        this.request = request;
        List<Port> outputPorts = ports(session.getOutputInfo().values());
        this.pinned = outputPorts.stream().noneMatch(port -> port.shape().contains(ModelDescription.OPEN));
        this.description = new ModelDescription(
                ports(session.getInputInfo().values()),
                outputPorts,
                Map.of("provider", request.provider(), "outputs.pinned", Boolean.toString(pinned)));
        if (pinned) {
            for (Port port : outputPorts) {
                outputs.put(port.name(), bound(port, port.shape(), room(port.type(), port.shape())));
            }
        }
    }

    @Override
    public ModelDescription describe() {
        return description;
    }

    @Override
    public void prepare(List<Tensor> tensors) throws EngineException {
        try {
            for (int i = 0; i < tensors.size(); i++) {
                Tensor tensor = tensors.get(i);
                if (inputBytes.size() == i) {
                    Port port = description.inputs().get(i);
                    inputBytes.add(room(tensor.type(), tensor.shape()));
                    inputs.put(port.name(), bound(port, tensor.shape(), inputBytes.get(i)));
                }
                inputBytes.get(i).duplicate().put(tensor.data());
            }
        } catch (OrtException e) {
            throw failed("refuses its inputs", e);
        }
    }

    @Override
    public void infer() throws EngineException {
        try {
            if (pinned) {
                last = session.run(inputs, outputs);
            } else {
                free();
                last = session.run(inputs);
            }
        } catch (OrtException e) {
            throw failed("fails", e);
        }
    }

    @Override
    public List<Tensor> outputs() throws EngineException {
        if (last == null) {
            throw new EngineException("there are no outputs before the first inference");
        }
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < last.size(); i++) {
            if (!(last.get(i) instanceof OnnxTensor tensor)) {
                throw new EngineException(request.model() + ": output " + i + " is no tensor");
            }
            tensors.add(copy(tensor));
        }
        return tensors;
    }

    @Override
    public NodePlacement placement() {
        return request.provider().equals("cpu")
                ? NodePlacement.processorOnly("the session has no provider but the processor's")
                : NodePlacement.untold("onnxruntime does not tell which nodes a provider took");
    }

    @Override
    public void close() {
        free();
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("closing " + request.model(), e);
        }
    }

    private void free() {
        if (last != null) {
            last.close();
            last = null;
        }
    }

    private EngineException failed(String what, OrtException e) {
        return new EngineException(request.model() + ": onnxruntime " + what + ": " + e.getMessage(), e);
    }

    private OnnxTensor bound(Port port, List<Integer> shape, ByteBuffer bytes) throws OrtException {
        long[] lengths = shape.stream().mapToLong(Integer::longValue).toArray();
        return OnnxTensor.createTensor(environment, bytes, lengths, javaType(port.type()));
    }

    private static ByteBuffer room(ElementType type, List<Integer> shape) {
        return ByteBuffer.allocateDirect(Tensor.byteCount(type, shape)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Tensor copy(OnnxTensor tensor) throws EngineException {
        ElementType type = type(tensor.getInfo(), "an output");
        List<Integer> shape = shape(tensor.getInfo());
        ByteBuffer copy = ByteBuffer.allocate(Tensor.byteCount(type, shape));
        copy.put(tensor.getByteBuffer()).flip();
        return new Tensor(type, shape, copy);
    }

    private List<Port> ports(Collection<NodeInfo> nodes) throws EngineException {
        List<Port> ports = new ArrayList<>();
        for (NodeInfo node : nodes) {
            String place = request.model() + ": '" + node.getName() + "'";
            if (!(node.getInfo() instanceof TensorInfo info)) {
                throw new EngineException(place + " is no tensor; only tensors can be measured");
            }
            ports.add(new Port(node.getName(), type(info, place), shape(info)));
        }
        return ports;
    }

    private static ElementType type(TensorInfo info, String place) throws EngineException {
        ElementType type = TYPES.get(info.type);
        if (type == null) {
            throw new EngineException(place + " has elements of type " + info.type + "; known are " + TYPES.values());
        }
        return type;
    }

    private static List<Integer> shape(TensorInfo info) {
        List<Integer> shape = new ArrayList<>();
        for (long length : info.getShape()) {
            shape.add(length < 0 ? ModelDescription.OPEN : Math.toIntExact(length));
        }
        return shape;
    }

    private static OnnxJavaType javaType(ElementType type) {
        return switch (type) {
            case FLOAT32 -> OnnxJavaType.FLOAT;
            case FLOAT64 -> OnnxJavaType.DOUBLE;
            case INT8 -> OnnxJavaType.INT8;
            case UINT8 -> OnnxJavaType.UINT8;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
        };
    }
}
