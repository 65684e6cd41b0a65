package dev.dyno.harness.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Question.Files;
import dev.dyno.harness.transport.Question.Output;
import dev.dyno.harness.transport.local.LocalTransport;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On this machine, through the shells that devices have. */
class InquirerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Path tree;
    private final Path folder;

    InquirerTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.tree = java.nio.file.Files.createDirectories(folder.resolve("a tree"));
    }

    private void file(String name, String text) throws IOException {
        Path file = tree.resolve(name);
        java.nio.file.Files.createDirectories(file.getParent());
        java.nio.file.Files.writeString(file, text);
    }

    /** A device whose shell is another one; it runs what it is told, here. */
    private DeviceSession device(String shell) {
        Assumptions.assumeTrue(java.nio.file.Files.isExecutable(Path.of("/usr/bin", shell)), () -> "no " + shell);
        DeviceSession here = new LocalTransport(Map.of())
                .open(new Lab.Entry(
                        "here",
                        "local",
                        Map.of("work-folder", folder.resolve("work").toString())));
        return new OtherShell(here, shell);
    }

    private List<Answer> ask(DeviceSession device, Question... questions) {
        return new Inquirer(() -> "m4rk").ask(device, List.of(questions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "mksh"})
    void filesAndCommandsAreAnsweredAsTheyAre(String shell) throws IOException {
        file("zone1/temp", "41000\n");
        file("zone0/temp", "39500\n");
        file("zone0/type", "cpu-0");
        file("zone2/temp", "");
        file("uevent", "A=1\nB='$(x)' \\n\n\nC=");
        try (DeviceSession device = device(shell)) {
            List<Answer> answers = ask(
                    device,
                    new Files(List.of(tree + "/zone*/type", tree + "/zone*/temp", tree + "/none*"), SECOND),
                    new Output(List.of("printf", "a\\n\\nb'%s'", "$HOME *"), SECOND),
                    new Output(List.of("sh", "-c", "echo out; echo oops >&2; exit 3"), SECOND),
                    new Output(List.of("no-such-program", "x"), SECOND),
                    new Files(List.of(tree + "/uevent"), SECOND),
                    new Files(List.of(tree + "/none"), SECOND));

            assertThat(answers.get(0).texts())
                    .containsExactly(
                            Text.of(tree + "/zone0/type", "cpu-0"),
                            Text.of(tree + "/zone0/temp", "39500\n"),
                            Text.of(tree + "/zone1/temp", "41000\n"),
                            Text.of(tree + "/zone2/temp", ""));
            assertThat(answers.get(1).texts().get(0).content()).isEqualTo("a\n\nb'$HOME *'");
            assertThat(answers.get(2).texts())
                    .containsExactly(new Text("sh -c echo out; echo oops >&2; exit 3", "out\n", 3, "oops"));
            assertThat(answers.get(3).texts().get(0).exitCode()).isEqualTo(127);
            assertThat(answers.get(3).texts().get(0).problem()).contains("no-such-program");
            assertThat(answers.get(4).texts()).containsExactly(Text.of(tree + "/uevent", "A=1\nB='$(x)' \\n\n\nC="));
            assertThat(answers.get(5).texts()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "mksh"})
    void whatHangsCostsTheOthersNothing(String shell) throws IOException, InterruptedException {
        file("zone0/temp", "1\n");
        file("zone2/temp", "3\n");
        java.nio.file.Files.createDirectories(tree.resolve("zone1"));
        new ProcessBuilder("mkfifo", tree + "/zone1/temp").start().waitFor();
        try (DeviceSession device = device(shell)) {
            List<Answer> answers = ask(
                    device,
                    new Files(List.of(tree + "/zone*/temp"), SECOND),
                    new Output(List.of("sleep", "60"), SECOND),
                    new Output(List.of("echo", "alive"), SECOND));

            assertThat(answers.get(0).texts())
                    .containsExactly(
                            Text.of(tree + "/zone0/temp", "1\n"),
                            Text.without(tree + "/zone1/temp", "it did not answer within 1 s"),
                            Text.of(tree + "/zone2/temp", "3\n"));
            assertThat(answers.get(1).texts().get(0).problem()).isEqualTo("it did not answer within 1 s");
            assertThat(answers.get(2).texts().get(0).content()).isEqualTo("alive\n");
        }
    }

    @Test
    void aFloodIsCutAndAReadErrorKeepsItsReason() {
        try (DeviceSession device = device("dash")) {
            List<Answer> answers = ask(
                    device,
                    new Output(List.of("yes"), SECOND),
                    // Reading the memory at address 0 is an input/output error.
                    new Files(List.of("/proc/self/mem"), SECOND),
                    new Output(List.of("echo", "alive"), SECOND));

            assertThat(answers.get(0).texts().get(0).content()).hasSize(Inquiry.MOST_BYTES);
            assertThat(answers.get(1).texts()).containsExactly(Text.without("/proc/self/mem", "Input/output error"));
            assertThat(answers.get(2).texts().get(0).content()).isEqualTo("alive\n");
        }
    }

    @Test
    void aPlayedDeviceAnswersTheSameInquiry() {
        Files files = new Files(List.of("/a/*", "/b"), SECOND);
        Output output = new Output(List.of("dumpsys", "battery"), Duration.ofSeconds(5));
        Inquiry inquiry = new Inquiry("m4rk", Set.of("/a/1", "/a/2"), List.of(files, output));
        List<Answer> answers = List.of(
                new Answer(files, List.of(Text.of("/a/x", "1\n"), Text.without("/b", "Input/output error"))),
                new Answer(output, List.of(new Text("dumpsys battery", "level: 5", 1, "oops"))));
        List<String> led = new ArrayList<>(List.of("sh", "-c", "\"$@\"", "check"));
        led.addAll(inquiry.command().arguments());

        assertThat(Inquiry.of(new Command(led, Map.of(), new byte[0]))).contains(inquiry);
        assertThat(Inquiry.of(Command.of("sh", "-c", "true", "inquire.sh"))).isEmpty();
        assertThat(new InquiryReply(inquiry, inquiry.reply(answers).text()).answers())
                .isEqualTo(answers);
    }

    @Test
    void whateverComesBackEveryQuestionGetsAnAnswer() {
        Files files = new Files(List.of("/a/*"), SECOND);
        Output output = new Output(List.of("x"), SECOND);
        Inquiry inquiry = new Inquiry("m", Set.of(), List.of(files, output, files));
        String whole = inquiry.reply(List.of(
                        new Answer(files, List.of(Text.of("/a/1", "11"), Text.of("/a/2", "22"))),
                        new Answer(output, List.of(Text.of("x", "said"))),
                        new Answer(files, List.of(Text.of("/a/1", "11")))))
                .text();
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(whole.substring(0, random.nextInt(whole.length() + 1)));
            for (int edits = random.nextInt(4); edits > 0 && !text.isEmpty(); edits--) {
                text.setCharAt(random.nextInt(text.length()), "\nm fox!.qdz 1".charAt(random.nextInt(13)));
            }
            assertThat(new InquiryReply(inquiry, text.toString()).answers()).hasSize(3);
        }
    }

    /** Passes commands on, with another shell in place of {@code sh}. */
    private static final class OtherShell extends ForwardingSession {
        private final String shell;

        OtherShell(DeviceSession real, String shell) {
            super(real);
            this.shell = shell;
        }

        @Override
        public ExecResult exec(Command command, ExecLimits limits) {
            List<String> words = new ArrayList<>(command.arguments());
            words.set(0, words.get(0).equals("sh") ? shell : words.get(0));
            return super.exec(new Command(words, command.environment(), command.stdin()), limits);
        }
    }
}
