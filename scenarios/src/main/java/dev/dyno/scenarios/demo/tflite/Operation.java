package dev.dyno.scenarios.demo.tflite;

/**
 * Built-in operators that we write, with their number, the number of their options in the union of all options, and the
 * version that first takes the types we use.
 */
enum Operation {
    ADD(0, 11, 1, 2),
    CONVOLUTION(3, 1, 1, 3),
    DEPTHWISE_CONVOLUTION(4, 2, 1, 3),
    DEQUANTIZE(6, 38, 1, 2),
    FULLY_CONNECTED(9, 8, 1, 4),
    MEAN(40, 27, 1, 2),
    QUANTIZE(114, 89, 1, 1);

    private final int code;
    private final int options;
    private final int floatVersion;
    private final int int8Version;

    Operation(int code, int options, int floatVersion, int int8Version) {
        this.code = code;
        this.options = options;
        this.floatVersion = floatVersion;
        this.int8Version = int8Version;
    }

    int code() {
        return code;
    }

    int options() {
        return options;
    }

    int version(boolean int8) {
        return int8 ? int8Version : floatVersion;
    }
}
