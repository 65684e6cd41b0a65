package dev.dyno.scenarios.demo.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A protocol-buffer message in the making. Fields are kept in the order in which they are added. */
final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    Message number(int field, long value) {
        return write(() -> out.writeInt64(field, value));
    }

    Message text(int field, String value) {
        return write(() -> out.writeString(field, value));
    }

    Message bytes(int field, byte[] value) {
        return write(() -> out.writeByteArray(field, value));
    }

    Message message(int field, Message value) {
        return bytes(field, value.toBytes());
    }

    byte[] toBytes() {
        write(out::flush);
        return bytes.toByteArray();
    }

    private Message write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot happen: written to memory", e);
        }
        return this;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
