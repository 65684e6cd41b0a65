package dev.dyno.harness.probe;

import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Question;
import java.util.List;

/** Something that devices can be asked for. */
interface Probe {
    /** What it asks. */
    List<Question> questions();

    /**
     * What the answers mean. Pure; never throws, whatever the texts hold.
     *
     * @param answers one per question, in order
     */
    List<Reading> readings(List<Answer> answers);
}
