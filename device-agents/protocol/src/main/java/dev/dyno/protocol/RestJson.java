package dev.dyno.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.dyno.protocol.TrialResult.ClockPair;
import dev.dyno.protocol.TrialResult.IdleWindows;
import dev.dyno.protocol.TrialResult.Rest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rests and clocks of a {@link TrialResult} as JSON. */
final class RestJson {
    private RestJson() {}

    static void write(JsonGenerator json, @Nullable IdleWindows idle) throws IOException {
        if (idle != null) {
            json.writeObjectFieldStart("idle");
            write(json, "before", idle.before());
            write(json, "after", idle.after());
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, String field, Rest rest) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("startNanos", rest.startNanos());
        json.writeNumberField("nanos", rest.nanos());
        json.writeEndObject();
    }

    static @Nullable IdleWindows idle(@Nullable JsonObject json) {
        if (json == null) {
            return null;
        }
        IdleWindows idle = new IdleWindows(rest(json.object("before")), rest(json.object("after")));
        json.done();
        return idle;
    }

    private static Rest rest(JsonObject json) {
        Rest rest = new Rest(json.whole("startNanos"), json.whole("nanos"));
        json.done();
        return rest;
    }

    static void write(JsonGenerator json, List<ClockPair> clock) throws IOException {
        json.writeArrayFieldStart("clock");
        for (ClockPair pair : clock) {
            json.writeStartObject();
            json.writeNumberField("agentNanos", pair.agentNanos());
            json.writeNumberField("wallNanos", pair.wallNanos());
            json.writeNumberField("errorNanos", pair.errorNanos());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static List<ClockPair> clock(List<JsonObject> objects) {
        List<ClockPair> clock = new ArrayList<>();
        for (JsonObject json : objects) {
            clock.add(new ClockPair(json.whole("agentNanos"), json.whole("wallNanos"), json.whole("errorNanos")));
            json.done();
        }
        return clock;
    }
}
