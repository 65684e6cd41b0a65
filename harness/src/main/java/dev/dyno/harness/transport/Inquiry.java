package dev.dyno.harness.transport;

import dev.dyno.harness.transport.Answer.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Several questions in one command, so that a device of which a hundred files are read starts a dozen processes and the link is
 * crossed once. {@link Inquirer} asks them; a device that is played back answers them by {@link #of} and {@link #reply}.
 *
 * @param mark what stands before everything in the reply that is not a device's own text; nobody can guess it
 * @param leftOut paths that are not read
 * @param questions what is asked
 */
public record Inquiry(String mark, Set<String> leftOut, List<Question> questions) {
    /** The most that is kept of one command's output. */
    static final int MOST_BYTES = 1 << 18;

    private static final int MOST_REPLY = 8 << 20;
    private static final String SCRIPT = resource("inquire.sh");
    private static final String READ = resource("read.sh");
    private static final String NAME = "inquire.sh";

    public Inquiry {
        leftOut = Set.copyOf(leftOut);
        questions = List.copyOf(questions);
    }

    /** The command that asks. */
    public Command command() {
        List<String> words =
                new ArrayList<>(List.of("sh", "-c", SCRIPT, NAME, mark, READ, Integer.toString(MOST_BYTES)));
        words.add("\n" + String.join("\n", leftOut) + "\n");
        for (Question question : questions) {
            List<String> own = words(question);
            words.add(question instanceof Question.Output ? "o" : "f");
            words.add(Long.toString(question.limit().toSeconds()));
            words.add(Integer.toString(own.size()));
            words.addAll(own);
        }
        return new Command(words, Map.of(), new byte[0]);
    }

    /** How long and how much it may be: a little more than all questions together. */
    ExecLimits limits() {
        Duration all = questions.stream().map(Question::limit).reduce(Duration.ofSeconds(5), Duration::plus);
        return new ExecLimits(all, MOST_REPLY, 1 << 12);
    }

    /** The inquiry that a command is, also where others have put words before it; empty for any other command. */
    public static Optional<Inquiry> of(Command command) {
        List<String> words = command.arguments();
        int at = words.indexOf(SCRIPT) + 2;
        if (at < 2 || words.size() < at + 4) {
            return Optional.empty();
        }
        List<Question> questions = new ArrayList<>();
        for (int i = at + 4; i + 3 < words.size(); ) {
            int count = Integer.parseInt(words.get(i + 2));
            Duration limit = Duration.ofSeconds(Long.parseLong(words.get(i + 1)));
            List<String> own = words.subList(i + 3, i + 3 + count);
            questions.add(words.get(i).equals("o") ? new Question.Output(own, limit) : new Question.Files(own, limit));
            i += 3 + count;
        }
        Set<String> leftOut = Set.of(words.get(at + 3).strip().split("\n", -1));
        return Optional.of(new Inquiry(words.get(at), leftOut, questions));
    }

    /** What the script would print on a device that answers so, in the order of the questions. */
    public ExecResult reply(List<Answer> answers) {
        StringBuilder said = new StringBuilder();
        String lead = "\n" + mark + " ";
        for (Answer answer : answers) {
            said.append(lead).append('q');
            boolean output = answer.question() instanceof Question.Output;
            for (Text text : answer.texts()) {
                if (output) {
                    said.append(lead).append("o\n").append(text.content());
                    said.append(lead)
                            .append("x ")
                            .append(text.exitCode())
                            .append('\n')
                            .append(text.problem());
                } else {
                    said.append(lead)
                            .append("f ")
                            .append(text.source())
                            .append('\n')
                            .append(text.content());
                    said.append(text.ok() ? "" : lead + "! " + text.problem())
                            .append(lead)
                            .append('.');
                }
            }
            said.append(lead).append("d 0");
        }
        said.append(lead).append('z');
        return new ExecResult(0, said.toString().getBytes(StandardCharsets.UTF_8), new byte[0], false);
    }

    private static List<String> words(Question question) {
        return question instanceof Question.Output output ? output.words() : ((Question.Files) question).patterns();
    }

    private static String resource(String file) {
        try (InputStream in = Inquiry.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
