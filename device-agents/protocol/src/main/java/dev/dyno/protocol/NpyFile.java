package dev.dyno.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tensor files in NumPy's {@code .npy} format, versions 1 and 2: little-endian numbers in C order. A file must be exactly
 * as long as its header says.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the format</a>
 */
public final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAX_HEADER = 1 << 16;
    private static final int ALIGNMENT = 64;

    private NpyFile() {}

    /**
     * What a tensor file holds, without the numbers.
     *
     * @param type the elements' type
     * @param shape lengths of the axes, none negative
     * @param dataOffset where the numbers begin in the file, in bytes
     */
    public record Header(ElementType type, List<Integer> shape, int dataOffset) {
        public Header {
            shape = List.copyOf(shape);
        }
    }

    /**
     * Reads a tensor into memory.
     *
     * @throws IOException if the file cannot be read
     * @throws MalformedMessageException naming the file, if it is not a tensor file that this class understands
     */
    public static Tensor read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Header header = header(file, channel);
            ByteBuffer data = ByteBuffer.allocate(Tensor.byteCount(header.type(), header.shape()));
            fill(file, channel, data, header.dataOffset());
            return new Tensor(header.type(), header.shape(), data);
        }
    }

    /**
     * Reads and checks only what the file says of itself, and that its length fits.
     *
     * @throws IOException if the file cannot be read
     * @throws MalformedMessageException naming the file, if it is not a tensor file that this class understands
     */
    public static Header readHeader(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return header(file, channel);
        }
    }

    /**
     * Writes a tensor, replacing the file.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Tensor tensor) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            drain(channel, ByteBuffer.wrap(preamble(tensor)));
            drain(channel, tensor.data());
        }
    }

    private static byte[] preamble(Tensor tensor) {
        String shape = tensor.shape().stream().map(length -> length + ",").collect(Collectors.joining(" "));
        String text =
                "{'descr': '" + tensor.type().descriptor() + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int fixed = MAGIC.length + 4;
        int total = (fixed + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String padded = text + " ".repeat(total - fixed - text.length() - 1) + "\n";
        return ByteBuffer.allocate(total)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static Header header(Path file, FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(MAGIC.length + 2).order(ByteOrder.LITTLE_ENDIAN);
        fill(file, channel, start, 0);
        byte[] magic = new byte[MAGIC.length];
        start.get(magic);
        int version = start.get();
        if (!Arrays.equals(magic, MAGIC)) {
            throw malformed(file, "not a NumPy .npy file (save it with numpy.save)");
        }
        if (version != 1 && version != 2) {
            throw malformed(file, "format version " + version + "; versions 1 and 2 are understood");
        }
        int width = version == 1 ? 2 : 4;
        ByteBuffer lengthBytes = ByteBuffer.allocate(width).order(ByteOrder.LITTLE_ENDIAN);
        fill(file, channel, lengthBytes, start.capacity());
        long length = version == 1 ? lengthBytes.getShort() & 0xffff : lengthBytes.getInt() & 0xffff_ffffL;
        if (length > MAX_HEADER) {
            throw malformed(file, "a header of " + length + " bytes; at most " + MAX_HEADER + " are read");
        }
        ByteBuffer text = ByteBuffer.allocate((int) length);
        int textOffset = start.capacity() + width;
        fill(file, channel, text, textOffset);
        return checked(file, channel.size(), NpyHeader.parse(file, text.array()), textOffset + (int) length);
    }

    private static Header checked(Path file, long fileBytes, NpyHeader parsed, int dataOffset) {
        try {
            long expected = (long) dataOffset + Tensor.byteCount(parsed.type(), parsed.shape());
            if (expected != fileBytes) {
                throw malformed(
                        file,
                        "holds " + parsed.type() + " " + parsed.shape() + " and so is " + expected
                                + " bytes long by its header, but has " + fileBytes);
            }
        } catch (IllegalArgumentException e) {
            throw malformed(file, String.valueOf(e.getMessage()));
        }
        return new Header(parsed.type(), parsed.shape(), dataOffset);
    }

    /** Fills the buffer from a place in the file and rewinds it. */
    private static void fill(Path file, FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, position + buffer.position()) < 0) {
                    throw new EOFException();
                }
            }
        } catch (EOFException e) {
            throw new MalformedMessageException(file + ": ends in the middle", e);
        }
        buffer.rewind();
    }

    private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    static MalformedMessageException malformed(Path file, String problem) {
        return new MalformedMessageException(file + ": " + problem);
    }
}
