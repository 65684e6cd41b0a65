package dev.dyno.packaging;

import java.io.ByteArrayOutputStream;

/** Little-endian bytes, growing. */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes int8(int value) {
        out.write(value);
        return this;
    }

    Bytes int16(int value) {
        return int8(value).int8(value >> 8);
    }

    Bytes int32(int value) {
        return int16(value).int16(value >> 16);
    }

    Bytes bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Bytes bytes(Bytes bytes) {
        return bytes(bytes.toByteArray());
    }

    /** Zeros up to a multiple of a length. */
    Bytes pad(int multiple) {
        while (size() % multiple != 0) {
            int8(0);
        }
        return this;
    }

    /** A chunk: its type, how long its header is, how long it is, and the rest. */
    Bytes chunk(int type, int headerBytes, Bytes rest) {
        return int16(type).int16(headerBytes).int32(8 + rest.size()).bytes(rest);
    }

    int size() {
        return out.size();
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
