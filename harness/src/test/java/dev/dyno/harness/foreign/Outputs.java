package dev.dyno.harness.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyno.results.error.ProtocolException;
import dev.dyno.results.metric.Metric;
import dev.dyno.results.metric.MetricValue.Measured;
import dev.dyno.results.metric.MetricValue.Unavailable;

/** What tests ask of a tool's output. */
final class Outputs {
    private Outputs() {}

    static double value(ToolOutput output, Metric metric) {
        return assertInstanceOf(Measured.class, output.metrics().get(metric), metric.name())
                .value();
    }

    static long n(ToolOutput output, Metric metric) {
        return assertInstanceOf(Measured.class, output.metrics().get(metric), metric.name())
                .n();
    }

    static void isUnavailable(ToolOutput output, Metric metric, String reason) {
        String told = assertInstanceOf(Unavailable.class, output.metrics().get(metric), metric.name())
                .reason();
        assertTrue(told.contains(reason), told);
    }

    static void refused(ForeignTool tool, String text, String reason) {
        String message =
                assertThrows(ProtocolException.class, () -> tool.read(text)).getMessage();
        assertTrue(message != null && message.contains(reason), message);
    }

    static void isValue(double expected, ToolOutput output, Metric metric) {
        assertEquals(expected, value(output, metric), Math.abs(expected) * 1e-9, metric.name());
    }
}
