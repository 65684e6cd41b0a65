package dev.dyno.harness.foreign;

import dev.dyno.results.error.ProtocolException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One test of {@code llama-bench}.
 *
 * @param prompt tokens of its prompt; 0 for none
 * @param generated tokens that it generates; 0 for none
 * @param name as the tool writes it: {@code pp512}, {@code tg128}, {@code pp512+tg128}
 * @param tokensPerSecond the mean over its repetitions
 * @param repetitions how many there were; 1 if it does not tell
 * @param facts what else it says
 */
record LlamaTest(
        long prompt, long generated, String name, double tokensPerSecond, long repetitions, Map<String, String> facts) {

    private static final Pattern NAME =
            Pattern.compile("(?:pp ?(\\d{1,9}))?\\+?(?:tg ?(\\d{1,9}))?( ?@ ?d ?\\d{1,9})?");
    private static final Pattern RATE = Pattern.compile("([0-9.eE+-]+)(?:\\s*[^0-9.\\s]{1,4}\\s*[0-9.]+)?");

    LlamaTest {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /** A test by its token counts. */
    static LlamaTest of(long prompt, long generated, double rate, long repetitions, Map<String, String> facts) {
        String name = (prompt > 0 ? "pp" + prompt : "")
                + (prompt > 0 && generated > 0 ? "+" : "")
                + (generated > 0 ? "tg" + generated : "");
        return new LlamaTest(prompt, generated, name, rate, repetitions, facts);
    }

    /**
     * A test by the cells of a Markdown table.
     *
     * @param test such as {@code pp512}, before 2024 {@code pp 512}
     * @param rate such as {@code 285.13 ± 0.41}
     */
    static LlamaTest of(String test, String rate, Map<String, String> facts) {
        Matcher name = NAME.matcher(test);
        Matcher number = RATE.matcher(rate);
        if (test.isEmpty() || !name.matches()) {
            throw new ProtocolException("its test '" + test + "' is none that is known, such as pp512 or tg128");
        }
        if (!number.matches()) {
            throw new ProtocolException("its tokens per second are no number: '" + rate + "'");
        }
        return new LlamaTest(
                count(name.group(1)),
                count(name.group(2)),
                test.replace(" ", ""),
                Numbers.of("t/s", number.group(1)),
                1,
                facts);
    }

    private static long count(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
