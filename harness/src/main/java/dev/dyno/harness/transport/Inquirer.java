package dev.dyno.harness.transport;

import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.TransientDeviceException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Asks devices questions: all in one command where it can, and again in parts where one of them hangs. */
public final class Inquirer {
    /** A device on which more reads hang than this has other troubles. */
    private static final int MOST_ROUNDS = 4;

    private final Supplier<String> marks;

    /**
     * An inquirer.
     *
     * @param marks gives words of letters and digits that nobody can guess
     */
    public Inquirer(Supplier<String> marks) {
        this.marks = marks;
    }

    /** An inquirer whose marks nobody can guess. */
    public static Inquirer unguessable() {
        return new Inquirer(() -> UUID.randomUUID().toString().replace("-", ""));
    }

    /**
     * The answers, one per question and in order. What cannot be read, or takes longer than its time, is told as such in the
     * answer and costs the others nothing.
     *
     * @throws DeviceException if the device itself cannot be reached
     */
    public List<Answer> ask(DeviceSession session, List<Question> questions) {
        try {
            return together(session, questions);
        } catch (TransientDeviceException e) {
            if (questions.size() == 1) {
                throw e;
            }
            return apart(session, questions);
        }
    }

    private List<Answer> together(DeviceSession session, List<Question> questions) {
        InquiryReply reply = reply(session, questions, Set.of());
        List<Answer> answers = new ArrayList<>(reply.answers());
        for (int i = 0; i < answers.size(); i++) {
            if (!reply.finished(i) && questions.get(i) instanceof Question.Files files) {
                answers.set(i, rest(session, files, answers.get(i)));
            }
        }
        return answers;
    }

    /** What stands behind a file that hangs. */
    private Answer rest(DeviceSession session, Question.Files files, Answer begun) {
        List<Text> texts = new ArrayList<>(begun.texts());
        for (int round = 1; round < MOST_ROUNDS; round++) {
            Set<String> known = new HashSet<>();
            texts.forEach(text -> known.add(text.source()));
            InquiryReply reply = reply(session, List.of(files), known);
            texts.addAll(reply.answers().get(0).texts());
            if (reply.finished(0)) {
                break;
            }
        }
        return new Answer(files, texts);
    }

    /** Each by itself, for something hangs so that its own limit does not help. */
    private List<Answer> apart(DeviceSession session, List<Question> questions) {
        List<Answer> answers = new ArrayList<>();
        for (Question question : questions) {
            try {
                answers.addAll(together(session, List.of(question)));
            } catch (TransientDeviceException e) {
                if (!session.alive()) {
                    throw e;
                }
                answers.add(new Answer(question, List.of(Text.without(question.text(), e.getMessage() + ""))));
            }
        }
        return answers;
    }

    private InquiryReply reply(DeviceSession session, List<Question> questions, Set<String> leftOut) {
        Inquiry inquiry = new Inquiry(marks.get(), leftOut, questions);
        ExecResult result = session.exec(inquiry.command(), inquiry.limits());
        return new InquiryReply(inquiry, result.text());
    }
}
