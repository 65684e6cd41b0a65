package dev.dyno.scenarios.demo.onnx;

/** Element types of ONNX tensors that we write, with their numbers in the format. */
enum ElementType {
    FLOAT(1),
    UINT8(2),
    INT8(3),
    INT32(6);

    private final int number;

    ElementType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
