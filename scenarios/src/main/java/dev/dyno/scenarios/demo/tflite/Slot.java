package dev.dyno.scenarios.demo.tflite;

/** Slot numbers, by table, of the TensorFlow Lite schema that we write. Unions take two slots: their type, then their table. */
final class Slot {
    static final int MODEL_VERSION = 0;
    static final int MODEL_OPERATOR_CODES = 1;
    static final int MODEL_SUBGRAPHS = 2;
    static final int MODEL_DESCRIPTION = 3;
    static final int MODEL_BUFFERS = 4;
    static final int MODEL_SLOTS = 5;

    static final int CODE_DEPRECATED_BUILTIN = 0;
    static final int CODE_VERSION = 2;
    static final int CODE_BUILTIN = 3;
    static final int CODE_SLOTS = 4;

    static final int SUBGRAPH_TENSORS = 0;
    static final int SUBGRAPH_INPUTS = 1;
    static final int SUBGRAPH_OUTPUTS = 2;
    static final int SUBGRAPH_OPERATORS = 3;
    static final int SUBGRAPH_NAME = 4;
    static final int SUBGRAPH_SLOTS = 5;

    static final int TENSOR_SHAPE = 0;
    static final int TENSOR_TYPE = 1;
    static final int TENSOR_BUFFER = 2;
    static final int TENSOR_NAME = 3;
    static final int TENSOR_QUANTIZATION = 4;
    static final int TENSOR_SLOTS = 5;

    static final int QUANTIZATION_SCALE = 2;
    static final int QUANTIZATION_ZERO_POINT = 3;
    static final int QUANTIZATION_DIMENSION = 6;
    static final int QUANTIZATION_SLOTS = 7;

    static final int BUFFER_DATA = 0;
    static final int BUFFER_SLOTS = 1;

    static final int OPERATOR_CODE = 0;
    static final int OPERATOR_INPUTS = 1;
    static final int OPERATOR_OUTPUTS = 2;
    static final int OPERATOR_OPTIONS_TYPE = 3;
    static final int OPERATOR_OPTIONS = 4;
    static final int OPERATOR_SLOTS = 5;

    static final int CONVOLUTION_STRIDE_WIDTH = 1;
    static final int CONVOLUTION_STRIDE_HEIGHT = 2;
    static final int CONVOLUTION_ACTIVATION = 3;
    static final int CONVOLUTION_SLOTS = 4;

    static final int DEPTHWISE_STRIDE_WIDTH = 1;
    static final int DEPTHWISE_STRIDE_HEIGHT = 2;
    static final int DEPTHWISE_MULTIPLIER = 3;
    static final int DEPTHWISE_ACTIVATION = 4;
    static final int DEPTHWISE_SLOTS = 5;

    static final int DENSE_ACTIVATION = 0;
    static final int DENSE_SLOTS = 1;

    private Slot() {}
}
