package dev.dyno.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NpyFileTest {
    private final Path folder;

    NpyFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void everyTypeSurvivesTheTrip(ElementType type) throws IOException {
        byte[] bytes = new byte[6 * type.bytes()];
        new Random(3).nextBytes(bytes);
        Tensor tensor = new Tensor(type, List.of(2, 3), ByteBuffer.wrap(bytes));
        Path file = folder.resolve("t.npy");

        NpyFile.write(file, tensor);
        Tensor read = NpyFile.read(file);

        assertThat(read.type()).isEqualTo(type);
        assertThat(read.shape()).containsExactly(2, 3);
        assertThat(read.data()).isEqualTo(tensor.data());
        assertThat(NpyFile.readHeader(file).dataOffset() % 64).isZero();
    }

    @Test
    void numbersAreReadByIndexAndEntriesShareThem() throws IOException {
        Path file = folder.resolve("t.npy");
        NpyFile.write(file, Tensor.of(List.of(2, 2), 1, 2, 3, 4.5f));
        Tensor read = NpyFile.read(file);
        assertThat(read.get(3)).isEqualTo(4.5);
        assertThat(read.entry(1, List.of(1, 2)).get(0)).isEqualTo(3);
        assertThat(new Tensor(ElementType.UINT8, List.of(), ByteBuffer.wrap(new byte[] {-1})).get(0))
                .isEqualTo(255);
    }

    @Test
    void aHeaderOfVersionTwoInAnyKeyOrderIsUnderstood() throws IOException {
        Path file = file(2, "{\"shape\": (3,), 'descr': '<i1', 'fortran_order': False}", 3);
        assertThat(NpyFile.read(file).shape()).containsExactly(3);
    }

    @Test
    void aSingleNumberHasNoAxes() throws IOException {
        Path file = file(1, "{'descr': '<i8', 'fortran_order': False, 'shape': (), }", 8);
        assertThat(NpyFile.read(file).shape()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'descr': '>f4', 'fortran_order': False, 'shape': (1,)}       | save it little-endian
            {'descr': '<c8', 'fortran_order': False, 'shape': (1,)}       | elements of type '<c8'
            {'descr': '<O8', 'fortran_order': False, 'shape': (1,)}       | elements of type '<O8'
            {'descr': [('a','<f4')], 'fortran_order': False, 'shape': (1,)} | no readable 'descr'
            {'descr': '<f4', 'fortran_order': True, 'shape': (1,)}        | Fortran order
            {'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}      | a shape that is not
            {'descr': '<f4', 'fortran_order': False, 'shape': (,1)}       | a shape that is not
            {'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,)} | a shape that is not
            {'descr': '<f4', 'fortran_order': False, 'shape': (65536, 65536, 65536, 65536)} | 2 GiB or more
            {'descr': '<f4', 'fortran_order': False, 'shape': (2,)}       | 8 bytes long by its header
            {'descr': '<f4', 'fortran_order': False}                      | no readable 'shape'
            nonsense                                                      | no readable 'fortran_order'
            """)
    void aHeaderThatIsWrongIsNamedWithItsFile(String header, String message) throws IOException {
        Path file = file(1, header, 4);
        int data = (int) Files.size(file) - 4;
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> NpyFile.read(file))
                .withMessageStartingWith(file.toString())
                .withMessageContaining(message.replace("8 bytes", data + 8 + " bytes"));
    }

    @Test
    void everyTornOrFlippedFileIsEitherReadOrRefusedCleanly() throws IOException {
        Path good = file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2)}", 16);
        byte[] whole = Files.readAllBytes(good);
        Path file = folder.resolve("hostile.npy");
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            byte[] hostile = Arrays.copyOf(whole, i < whole.length ? i : whole.length);
            if (i >= whole.length) {
                hostile[random.nextInt(hostile.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, hostile);
            try {
                assertThat(NpyFile.read(file).size()).isPositive();
            } catch (MalformedMessageException e) {
                assertThat(e).hasMessageStartingWith(file.toString());
            }
        }
    }

    @Test
    void aHugeHeaderLengthIsRefusedUnread() throws IOException {
        Path file = folder.resolve("t.npy");
        Files.write(file, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, -1, 'x'});
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> NpyFile.read(file))
                .withMessageContaining("4294967295");
    }

    @Test
    void shapeAndBytesMustFitTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tensor(ElementType.FLOAT32, List.of(3), ByteBuffer.allocate(8)))
                .withMessageContaining("takes 12 bytes, not 8");
    }

    private Path file(int version, String header, int dataBytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        bytes.write(header.length() & 0xff);
        bytes.write(header.length() >> 8);
        bytes.write(new byte[version == 2 ? 2 : 0]);
        bytes.write(header.getBytes(StandardCharsets.US_ASCII));
        bytes.write(new byte[dataBytes]);
        return Files.write(folder.resolve("made.npy"), bytes.toByteArray());
    }
}
