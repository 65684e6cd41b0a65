package dev.dyno.harness.transport.adb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.transport.Capture;
import dev.dyno.harness.transport.shell.RemoteShell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shell protocol makes of well-formed, broken and senseless streams. */
@Timeout(60)
class ShellChannelTest {
    private final Capture out = Capture.first(1_000);
    private final Capture err = Capture.first(1_000);

    @Test
    void outputErrorsAndExitCodeAreToldApart() throws IOException {
        assertThat(code(
                        packet(1, "out"),
                        packet(2, "err"),
                        packet(1, ""),
                        packet(9, "what is that"),
                        packet(3, "\u0007")))
                .hasValue(7);
        assertThat(out.bytes()).asString().isEqualTo("out");
        assertThat(err.bytes()).asString().isEqualTo("err");
    }

    @Test
    void aStreamThatEndsBeforeTheExitCodeIsALostLink() throws IOException {
        assertThat(code(packet(1, "out"))).isEmpty();
        assertThat(out.bytes()).asString().isEqualTo("out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0001\u0005\u0000\u0000\u0000abc", // less than announced
                "\u0001\u0000", // within a length
                "\u0001\u00ff\u00ff\u00ff\u007fabc", // two gigabytes
                "\u0001\u00ff\u00ff\u00ff\u00ffabc", // a negative length
                "\u0003\u0002\u0000\u0000\u0000\u0000\u0000", // an exit code of two bytes
                "OKAY",
            })
    void aBrokenStreamIsALostLink(String said) throws IOException {
        assertThat(code(FakeAdbServer.bytes(said))).isEmpty();
    }

    @Test
    void senselessBytesDoNoHarm() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            byte[] rubbish = new byte[random.nextInt(5_000) + 1];
            random.nextBytes(rubbish);
            rubbish[0] = (byte) random.nextInt(5);
            code(rubbish);
            assertThat(out.bytes()).hasSizeLessThanOrEqualTo(1_000);
        }
    }

    private OptionalInt code(byte[]... packets) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write(FakeAdbServer.bytes("OKAY"));
        for (byte[] packet : packets) {
            stream.write(packet);
        }
        byte[] okay = FakeAdbServer.bytes("OKAY");
        try (FakeAdbServer server = new FakeAdbServer(
                        service -> service.startsWith("host:transport:") ? okay : stream.toByteArray());
                AdbShell shell = new AdbShell(new AdbServer(server.port()), "77abc", Duration.ofSeconds(1));
                RemoteShell.Channel channel = shell.start("true", out::accept, err::accept, Duration.ofSeconds(10))) {
            return channel.ended().join();
        }
    }

    private static byte[] packet(int kind, String data) {
        byte[] bytes = FakeAdbServer.bytes(data);
        byte[] packet = new byte[5 + bytes.length];
        packet[0] = (byte) kind;
        packet[1] = (byte) bytes.length;
        System.arraycopy(bytes, 0, packet, 5, bytes.length);
        return packet;
    }
}
