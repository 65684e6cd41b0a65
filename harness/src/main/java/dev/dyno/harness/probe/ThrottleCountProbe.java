package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Question;
import dev.dyno.results.metric.Provenance.Kind;
import dev.dyno.results.metric.Quantity;
import dev.dyno.results.metric.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How often the processors were slowed down for heat since the device was started, as x86 kernels count it. */
final class ThrottleCountProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final String FOLDERS = "/sys/devices/system/cpu/cpu[0-9]*/thermal_throttle/";

    @Override
    public List<Question> questions() {
        return List.of(ask("core"), ask("package"));
    }

    private static Question ask(String what) {
        return new Question.Files(List.of(FOLDERS + what + "_throttle_count"), LIMIT);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        count("core", answers.get(0), found);
        count("package", answers.get(1), found);
        return found.readings();
    }

    /** Of several processors all together; one that cannot be read leaves the sum unknown. */
    private static void count(String what, Answer answer, Findings found) {
        String name = "cpu.throttle_count." + what;
        if (answer.texts().isEmpty()) {
            found.missing(name, answer.question().text(), "the kernel keeps no such count");
            return;
        }
        List<Double> counts = new ArrayList<>();
        for (Text text : answer.texts()) {
            Value value = FileFolders.value(text, raw -> Believed.counter(raw, "1", Unit.COUNT));
            if (!(value instanceof Value.Amount amount)) {
                found.add(name, text.source(), value);
                return;
            }
            counts.add(amount.quantity().value());
        }
        double sum = counts.stream().mapToDouble(Double::doubleValue).sum();
        found.add(name, answer.question().text(), new Value.Amount(new Quantity(sum, Unit.COUNT), Kind.COUNTER));
    }
}
