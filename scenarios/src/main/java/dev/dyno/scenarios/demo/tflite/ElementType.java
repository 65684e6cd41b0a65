package dev.dyno.scenarios.demo.tflite;

/** Element types of tensors that we write, with their numbers in the schema. */
enum ElementType {
    FLOAT32(0),
    INT32(2),
    INT8(9);

    private final int number;

    ElementType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
