package dev.dyno.agent.tflite;

import dev.dyno.agent.engine.Engine;
import dev.dyno.agent.engine.EngineException;
import dev.dyno.agent.engine.EngineRequest;
import dev.dyno.agent.engine.ModelDescription;
import dev.dyno.agent.engine.ModelDescription.Port;
import dev.dyno.agent.engine.NodePlacement;
import dev.dyno.protocol.ElementType;
import dev.dyno.protocol.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolver;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.RegistrationNodePair;
import org.bytedeco.tensorflowlite.TfLiteDelegateParams;
import org.bytedeco.tensorflowlite.TfLiteNode;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * A model in TensorFlow Lite. An inference allocates nothing. Handles of tensors are fetched anew each time: without
 * XNNPACK they dangle after an inference.
 */
final class TfliteEngine implements Engine {
    private final EngineRequest request;
    private final FlatBufferModel model;
    private final BuiltinOpResolver resolver;
    private final Interpreter interpreter;
    private final ModelDescription description;

    TfliteEngine(EngineRequest request, FlatBufferModel model, BuiltinOpResolver resolver, Interpreter interpreter)
            throws EngineException {
        this.request = request;
        this.model = model;
        this.resolver = resolver;
        this.interpreter = interpreter;
        List<Port> inputs = new ArrayList<>();
        for (int i = 0; i < interpreter.inputs().limit(); i++) {
            inputs.add(port(interpreter.input_tensor(i)));
        }
        this.description = new ModelDescription(inputs, outputPorts(), facts());
    }

    @Override
    public ModelDescription describe() {
        return description;
    }

    @Override
    public void prepare(List<Tensor> inputs) throws EngineException {
        for (int i = 0; i < inputs.size(); i++) {
            ByteBuffer data = inputs.get(i).data();
            TfLiteTensor tensor = interpreter.input_tensor(i);
            if (tensor.bytes() != data.remaining()) {
                throw new EngineException(request.model() + ": input "
                        + description.inputs().get(i) + " takes " + tensor.bytes() + " bytes, not " + data.remaining());
            }
            bytes(tensor).put(data);
        }
    }

    @Override
    public void infer() throws EngineException {
        if (interpreter.Invoke() != tensorflowlite.kTfLiteOk) {
            throw new EngineException(
                    request.model() + ": tflite fails (the runtime's own words are in the agent's log)");
        }
    }

    @Override
    public List<Tensor> outputs() throws EngineException {
        List<Tensor> outputs = new ArrayList<>();
        List<Port> ports = outputPorts(); // an output's shape may depend on the input
        for (int i = 0; i < ports.size(); i++) {
            ByteBuffer data = bytes(interpreter.output_tensor(i));
            ByteBuffer copy = ByteBuffer.allocate(data.remaining());
            copy.put(data).flip();
            outputs.add(new Tensor(ports.get(i).type(), ports.get(i).shape(), copy));
        }
        return outputs;
    }

    @Override
    public NodePlacement placement() {
        int delegated = 0;
        int fallback = 0;
        int partitions = 0;
        IntPointer plan = interpreter.execution_plan();
        for (int i = 0; i < plan.limit(); i++) {
            RegistrationNodePair executed = interpreter.node_and_registration(plan.get(i));
            TfLiteNode node = executed.first();
            if (node.delegate() == null || node.delegate().isNull()) {
                fallback++;
            } else {
                // What a delegate executes as one keeps there which nodes of the model it stands for.
                delegated += new TfLiteDelegateParams(node.builtin_data())
                        .nodes_to_replace()
                        .size();
                partitions++;
            }
        }
        return NodePlacement.counted(delegated, fallback, partitions, "tflite's execution plan");
    }

    @Override
    public void close() {
        interpreter.close();
        model.close();
        resolver.close();
    }

    private List<Port> outputPorts() throws EngineException {
        List<Port> outputs = new ArrayList<>();
        for (int i = 0; i < interpreter.outputs().limit(); i++) {
            outputs.add(port(interpreter.output_tensor(i)));
        }
        return outputs;
    }

    private Map<String, String> facts() {
        return Map.of("provider", request.provider(), "model.nodes", Long.toString(executed()));
    }

    /** How many nodes are executed; a delegate folds many into one, so this shows whether it took them. */
    private long executed() {
        return interpreter.execution_plan().limit();
    }

    private static ByteBuffer bytes(TfLiteTensor tensor) {
        return new BytePointer(tensorflowlite.TfLiteTensorData(tensor))
                .capacity(tensor.bytes())
                .asByteBuffer();
    }

    private Port port(TfLiteTensor tensor) throws EngineException {
        String name = tensor.name().getString();
        List<Integer> shape = new ArrayList<>();
        for (int i = 0; i < tensor.dims().size(); i++) {
            shape.add(tensor.dims().data(i));
        }
        return new Port(name, type(tensor.type(), name), shape);
    }

    private ElementType type(int type, String name) throws EngineException {
        return switch (type) {
            case tensorflowlite.kTfLiteFloat32 -> ElementType.FLOAT32;
            case tensorflowlite.kTfLiteFloat64 -> ElementType.FLOAT64;
            case tensorflowlite.kTfLiteInt8 -> ElementType.INT8;
            case tensorflowlite.kTfLiteUInt8 -> ElementType.UINT8;
            case tensorflowlite.kTfLiteInt32 -> ElementType.INT32;
            case tensorflowlite.kTfLiteInt64 -> ElementType.INT64;
            default ->
                throw new EngineException(request.model() + ": '" + name + "' has elements of type "
                        + tensorflowlite.TfLiteTypeGetName(type).getString() + "; known are "
                        + List.of(ElementType.values()));
        };
    }
}
