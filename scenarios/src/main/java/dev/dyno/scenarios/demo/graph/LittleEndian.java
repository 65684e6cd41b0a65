package dev.dyno.scenarios.demo.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as model files hold them. */
public final class LittleEndian {
    private LittleEndian() {}

    public static byte[] bytes(float... values) {
        byte[] bytes = new byte[values.length * Float.BYTES];
        wrap(bytes).asFloatBuffer().put(values);
        return bytes;
    }

    public static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length * Integer.BYTES];
        wrap(bytes).asIntBuffer().put(values);
        return bytes;
    }

    private static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
