package dev.dyno.protocol;

import java.nio.ByteBuffer;

/** The types that elements of a tensor may have, all little-endian. */
public enum ElementType {
    /** IEEE 754 single precision. */
    FLOAT32("<f4", 4),
    /** IEEE 754 double precision. */
    FLOAT64("<f8", 8),
    /** Signed 8-bit integer. */
    INT8("|i1", 1),
    /** Unsigned 8-bit integer. */
    UINT8("|u1", 1),
    /** Signed 32-bit integer. */
    INT32("<i4", 4),
    /** Signed 64-bit integer. */
    INT64("<i8", 8);

    private final String descriptor;
    private final int bytes;

    ElementType(String descriptor, int bytes) {
        this.descriptor = descriptor;
        this.bytes = bytes;
    }

    /** NumPy's name of the type, for example {@code <f4}. */
    public String descriptor() {
        return descriptor;
    }

    /** The size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** The element at an index of a little-endian buffer, as a double; large 64-bit integers lose their last bits. */
    double get(ByteBuffer data, int index) {
        int at = index * bytes;
        return switch (this) {
            case FLOAT32 -> data.getFloat(at);
            case FLOAT64 -> data.getDouble(at);
            case INT8 -> data.get(at);
            case UINT8 -> data.get(at) & 0xff;
            case INT32 -> data.getInt(at);
            case INT64 -> data.getLong(at);
        };
    }
}
