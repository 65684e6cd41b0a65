package dev.dyno.harness.transport;

import dev.dyno.harness.transport.Answer.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the reply to an inquiry apart. Whatever it holds, and wherever it ends, every question gets an answer. */
final class InquiryReply {
    private static final int KILLED = 137;
    private static final int NOT_FOUND = 127;

    private final List<Question> questions;
    private final List<Answer> answers = new ArrayList<>();
    private final List<Boolean> finished = new ArrayList<>();

    InquiryReply(Inquiry inquiry, String reply) {
        this.questions = inquiry.questions();
        String[] parts = reply.split("\n" + inquiry.mark() + " q", -1);
        for (int i = 0; i < questions.size(); i++) {
            read(questions.get(i), i + 1 < parts.length ? parts[i + 1] : "", inquiry.mark());
        }
    }

    /** One answer per question, in order. */
    List<Answer> answers() {
        return answers;
    }

    /** Whether the question was answered to its end, rather than cut off by its time. */
    boolean finished(int question) {
        return finished.get(question);
    }

    private void read(Question question, String part, String mark) {
        List<Text> texts = new ArrayList<>();
        String[] frames = part.split("\n" + mark + " ", -1);
        String last = frames[frames.length - 1].strip();
        boolean killed = last.startsWith("d " + KILLED) || frames.length < 2;
        @Nullable Text open = null;
        for (int i = 1; i < frames.length; i++) {
            String frame = frames[i];
            int end = frame.indexOf('\n');
            String head = end < 0 ? frame : frame.substring(0, end);
            String body = end < 0 ? "" : frame.substring(end + 1);
            switch (head.isEmpty() ? ' ' : head.charAt(0)) {
                case 'f' -> open = Text.of(head.substring(Math.min(2, head.length())), body);
                case 'o' -> open = Text.of(question.text(), body);
                case '!' -> open = open == null ? null : Text.without(open.source(), problem(head.substring(1)));
                case 'x' -> {
                    texts.add(ended(question, open, head.substring(1).strip(), body));
                    open = null;
                }
                case '.' -> {
                    add(texts, open);
                    open = null;
                }
                default -> {}
            }
        }
        if (open != null || (texts.isEmpty() && killed)) {
            String source = open == null ? question.text() : open.source();
            texts.add(Text.without(source, slow(question)));
        }
        finished.add(!killed);
        answers.add(new Answer(question, texts));
    }

    private static void add(List<Text> texts, @Nullable Text text) {
        if (text != null) {
            texts.add(text);
        }
    }

    private static Text ended(Question question, @Nullable Text open, String code, String stderr) {
        int exit = code.matches("[0-9]{1,3}") ? Integer.parseInt(code) : 1;
        String content = open == null ? "" : open.content();
        String problem = "";
        if (exit == KILLED) {
            problem = slow(question);
        } else if (exit == NOT_FOUND && !stderr.contains("is not recorded")) {
            problem = "there is no " + question.text().split(" ", 2)[0] + " here";
        } else if (exit != 0) {
            problem = stderr.isBlank() ? "it ended with exit code " + exit : stderr.strip();
        }
        return new Text(question.text(), content, exit, problem);
    }

    private static String slow(Question question) {
        return "it did not answer within " + question.limit().toSeconds() + " s";
    }

    /** A tool names itself and the file before it says what is wrong. */
    private static String problem(String said) {
        String line = said.strip();
        int colon = line.lastIndexOf(": ");
        return line.isEmpty() ? "it cannot be read" : colon < 0 ? line : line.substring(colon + 2);
    }
}
