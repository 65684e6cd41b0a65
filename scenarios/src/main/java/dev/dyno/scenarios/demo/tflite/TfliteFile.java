package dev.dyno.scenarios.demo.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** A TensorFlow Lite model in the making. FlatBuffers are written from the leaves up: each method returns an offset. */
final class TfliteFile {
    private static final int SCHEMA_VERSION = 3;
    private static final String IDENTIFIER = "TFL3";
    private static final int BUFFER_ALIGNMENT = 16;
    private final FlatBufferBuilder flat = new FlatBufferBuilder(1 << 16);
    private final List<Integer> tensors = new ArrayList<>();
    private final List<Integer> buffers = new ArrayList<>();
    private final List<Integer> operators = new ArrayList<>();
    private final List<Operation> codes = new ArrayList<>();
    private final boolean int8;

    TfliteFile(boolean int8) {
        this.int8 = int8;
        // By the schema's convention buffer 0 is empty: tensors without data refer to it.
        buffers.add(table(Slot.BUFFER_SLOTS, () -> {}));
    }

    /** Adds a tensor that the model computes; returns its number. */
    int tensor(String name, ElementType type, Scale scale, int... shape) {
        return tensor(name, type, scale, 0, shape);
    }

    /** Adds a constant tensor; returns its number. */
    int constant(String name, ElementType type, Scale scale, byte[] data, int... shape) {
        flat.createUnintializedVector(1, data.length, BUFFER_ALIGNMENT).put(data);
        int vector = flat.endVector();
        buffers.add(table(Slot.BUFFER_SLOTS, () -> flat.addOffset(Slot.BUFFER_DATA, vector, 0)));
        return tensor(name, type, scale, buffers.size() - 1, shape);
    }

    private int tensor(String name, ElementType type, Scale scale, int buffer, int... shape) {
        int shapeVector = ints(shape);
        int nameText = flat.createString(name);
        int quantization = scale.scales().length == 0 ? 0 : quantization(scale);
        tensors.add(table(Slot.TENSOR_SLOTS, () -> {
            flat.addOffset(Slot.TENSOR_SHAPE, shapeVector, 0);
            flat.addByte(Slot.TENSOR_TYPE, (byte) type.number(), 0);
            flat.addInt(Slot.TENSOR_BUFFER, buffer, 0);
            flat.addOffset(Slot.TENSOR_NAME, nameText, 0);
            flat.addOffset(Slot.TENSOR_QUANTIZATION, quantization, 0);
        }));
        return tensors.size() - 1;
    }

    private int quantization(Scale scale) {
        float[] scales = scale.scales();
        flat.startVector(Float.BYTES, scales.length, Float.BYTES);
        for (int i = scales.length - 1; i >= 0; i--) {
            flat.addFloat(scales[i]);
        }
        int scaleVector = flat.endVector();
        flat.startVector(Long.BYTES, scales.length, Long.BYTES);
        for (int i = 0; i < scales.length; i++) {
            flat.addLong(scale.zeroPoint());
        }
        int zeroVector = flat.endVector();
        return table(Slot.QUANTIZATION_SLOTS, () -> {
            flat.addOffset(Slot.QUANTIZATION_SCALE, scaleVector, 0);
            flat.addOffset(Slot.QUANTIZATION_ZERO_POINT, zeroVector, 0);
            flat.addInt(Slot.QUANTIZATION_DIMENSION, scale.dimension(), 0);
        });
    }

    /** Adds an operator; {@code options} writes the slots of its options. */
    void operator(Operation operation, int[] inputs, int output, int optionSlots, Consumer<FlatBufferBuilder> options) {
        int inputVector = ints(inputs);
        int outputVector = ints(output);
        int optionTable = table(optionSlots, () -> options.accept(flat));
        int code = codeOf(operation);
        operators.add(table(Slot.OPERATOR_SLOTS, () -> {
            flat.addInt(Slot.OPERATOR_CODE, code, 0);
            flat.addOffset(Slot.OPERATOR_INPUTS, inputVector, 0);
            flat.addOffset(Slot.OPERATOR_OUTPUTS, outputVector, 0);
            flat.addByte(Slot.OPERATOR_OPTIONS_TYPE, (byte) operation.options(), 0);
            flat.addOffset(Slot.OPERATOR_OPTIONS, optionTable, 0);
        }));
    }

    private int codeOf(Operation operation) {
        if (!codes.contains(operation)) {
            codes.add(operation);
        }
        return codes.indexOf(operation);
    }

    /** The file's bytes. */
    byte[] toBytes(String name, int input, int output) {
        int codeVector = offsets(codes, this::code);
        int subgraphVector = offsets(List.of(subgraph(name, input, output)), offset -> offset);
        int description = flat.createString(name);
        int bufferVector = offsets(buffers, offset -> offset);
        int model = table(Slot.MODEL_SLOTS, () -> {
            flat.addInt(Slot.MODEL_VERSION, SCHEMA_VERSION, 0);
            flat.addOffset(Slot.MODEL_OPERATOR_CODES, codeVector, 0);
            flat.addOffset(Slot.MODEL_SUBGRAPHS, subgraphVector, 0);
            flat.addOffset(Slot.MODEL_DESCRIPTION, description, 0);
            flat.addOffset(Slot.MODEL_BUFFERS, bufferVector, 0);
        });
        flat.finish(model, IDENTIFIER);
        ByteBuffer written = flat.dataBuffer();
        byte[] bytes = new byte[written.remaining()];
        written.get(bytes);
        return bytes;
    }

    private int code(Operation operation) {
        return table(Slot.CODE_SLOTS, () -> {
            flat.addByte(Slot.CODE_DEPRECATED_BUILTIN, (byte) operation.code(), 0);
            flat.addInt(Slot.CODE_VERSION, operation.version(int8), 1);
            flat.addInt(Slot.CODE_BUILTIN, operation.code(), 0);
        });
    }

    private int subgraph(String name, int input, int output) {
        int tensorVector = offsets(tensors, offset -> offset);
        int inputVector = ints(input);
        int outputVector = ints(output);
        int operatorVector = offsets(operators, offset -> offset);
        int nameText = flat.createString(name);
        return table(Slot.SUBGRAPH_SLOTS, () -> {
            flat.addOffset(Slot.SUBGRAPH_TENSORS, tensorVector, 0);
            flat.addOffset(Slot.SUBGRAPH_INPUTS, inputVector, 0);
            flat.addOffset(Slot.SUBGRAPH_OUTPUTS, outputVector, 0);
            flat.addOffset(Slot.SUBGRAPH_OPERATORS, operatorVector, 0);
            flat.addOffset(Slot.SUBGRAPH_NAME, nameText, 0);
        });
    }

    private int table(int slots, Runnable fields) {
        flat.startTable(slots);
        fields.run();
        return flat.endTable();
    }

    private int ints(int... values) {
        flat.startVector(Integer.BYTES, values.length, Integer.BYTES);
        for (int i = values.length - 1; i >= 0; i--) {
            flat.addInt(values[i]);
        }
        return flat.endVector();
    }

    private <T> int offsets(List<T> items, ToIntFunction<T> offset) {
        int[] all = items.stream().mapToInt(offset).toArray();
        flat.startVector(Integer.BYTES, all.length, Integer.BYTES);
        for (int i = all.length - 1; i >= 0; i--) {
            flat.addOffset(all[i]);
        }
        return flat.endVector();
    }
}
