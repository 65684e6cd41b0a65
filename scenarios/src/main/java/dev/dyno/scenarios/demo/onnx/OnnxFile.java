package dev.dyno.scenarios.demo.onnx;

import dev.dyno.scenarios.demo.graph.LittleEndian;
import dev.dyno.scenarios.demo.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** An ONNX model in the making: operations and constants by name. */
final class OnnxFile {
    static final int IR_VERSION = 8;
    static final int OPSET = 13;
    private final List<Message> nodes = new ArrayList<>();
    private final List<Message> constants = new ArrayList<>();

    void add(Node node) {
        nodes.add(node.message());
    }

    /** Adds a constant and returns its name. */
    String floats(String name, float[] values, long... dims) {
        return constant(name, ElementType.FLOAT, LittleEndian.bytes(values), dims);
    }

    String integers(String name, int[] values, long... dims) {
        return constant(name, ElementType.INT32, LittleEndian.bytes(values), dims);
    }

    String constant(String name, ElementType type, byte[] data, long... dims) {
        Message tensor = new Message();
        for (long dim : dims) {
            tensor.number(Field.TENSOR_DIMS, dim);
        }
        tensor.number(Field.TENSOR_DATA_TYPE, type.number())
                .text(Field.TENSOR_NAME, name)
                .bytes(Field.TENSOR_RAW_DATA, data);
        constants.add(tensor);
        return name;
    }

    /** The file's bytes, for float inputs and outputs. */
    byte[] toBytes(String name, Message input, Message output) {
        Message graph = new Message();
        nodes.forEach(node -> graph.message(Field.GRAPH_NODE, node));
        graph.text(Field.GRAPH_NAME, name);
        constants.forEach(constant -> graph.message(Field.GRAPH_INITIALIZER, constant));
        graph.message(Field.GRAPH_INPUT, input).message(Field.GRAPH_OUTPUT, output);
        return new Message()
                .number(Field.MODEL_IR_VERSION, IR_VERSION)
                .text(Field.MODEL_PRODUCER_NAME, "dyno")
                .message(Field.MODEL_GRAPH, graph)
                .message(Field.MODEL_OPSET_IMPORT, new Message().number(Field.OPSET_VERSION, OPSET))
                .toBytes();
    }

    /** A float image as input: batch, rows, columns, channels. */
    static Message image(String name, Shape shape) {
        return value(name, 1, shape.height(), shape.width(), shape.channels());
    }

    /** A float vector as output: batch, values. */
    static Message vector(String name, Shape shape) {
        return value(name, 1, shape.size());
    }

    private static Message value(String name, long... dims) {
        Message shape = new Message();
        for (long dim : dims) {
            shape.message(Field.SHAPE_DIM, new Message().number(Field.DIM_VALUE, dim));
        }
        Message tensor = new Message()
                .number(Field.TENSOR_TYPE_ELEMENT, ElementType.FLOAT.number())
                .message(Field.TENSOR_TYPE_SHAPE, shape);
        return new Message()
                .text(Field.VALUE_NAME, name)
                .message(Field.VALUE_TYPE, new Message().message(Field.TYPE_TENSOR, tensor));
    }
}
