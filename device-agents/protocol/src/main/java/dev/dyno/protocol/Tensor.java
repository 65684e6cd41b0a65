package dev.dyno.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A dense array of numbers in row-major order. The bytes are shared, not copied; whoever makes one lets go of them. */
public final class Tensor {
    private final ElementType type;
    private final List<Integer> shape;
    private final ByteBuffer data;

    /**
     * A tensor over given bytes.
     *
     * @param type the elements' type
     * @param shape lengths of the axes, none negative; empty for a single number
     * @param data exactly as many bytes as type and shape ask for, little-endian
     * @throws IllegalArgumentException if shape and bytes do not fit together
     */
    public Tensor(ElementType type, List<Integer> shape, ByteBuffer data) {
        this.type = type;
        this.shape = Collections.unmodifiableList(new ArrayList<>(shape));
        this.data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
        long expected = byteCount(type, shape);
        if (expected != data.remaining()) {
            throw new IllegalArgumentException(
                    "a tensor of " + type + " " + shape + " takes " + expected + " bytes, not " + data.remaining());
        }
    }

    /** A tensor of single-precision numbers. */
    public static Tensor of(List<Integer> shape, float... values) {
        ByteBuffer data =
                ByteBuffer.allocate(Math.multiplyExact(values.length, 4)).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return new Tensor(ElementType.FLOAT32, shape, data);
    }

    /**
     * How many bytes a tensor takes.
     *
     * @throws IllegalArgumentException if a length is negative or the tensor would take 2 GiB or more
     */
    public static int byteCount(ElementType type, List<Integer> shape) {
        if (shape.contains(0)) {
            return 0;
        }
        long bytes = type.bytes();
        for (int length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException("negative length in shape " + shape);
            }
            bytes *= length;
            if (bytes > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a tensor of " + type + " " + shape + " takes 2 GiB or more");
            }
        }
        return (int) bytes;
    }

    /** The elements' type. */
    public ElementType type() {
        return type;
    }

    /** The lengths of the axes; empty for a single number. */
    public List<Integer> shape() {
        return shape;
    }

    /** How many elements there are. */
    public int size() {
        return data.capacity() / type.bytes();
    }

    /** The element at an index in row-major order, as a double. */
    public double get(int index) {
        return type.get(data, index);
    }

    /** A read-only, little-endian view of the bytes, from the first to the last. */
    public ByteBuffer data() {
        ByteBuffer view = data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        view.rewind();
        return view;
    }

    /**
     * One entry of the first axis, sharing the bytes.
     *
     * @param index from 0 to below the first length
     * @param entryShape the shape to give it; as many elements as one entry has
     */
    public Tensor entry(int index, List<Integer> entryShape) {
        int bytes = byteCount(type, entryShape);
        ByteBuffer view = data();
        view.position(Math.multiplyExact(index, bytes));
        view.limit(view.position() + bytes);
        return new Tensor(type, entryShape, view);
    }

    @Override
    public String toString() {
        return type + " " + shape;
    }
}
