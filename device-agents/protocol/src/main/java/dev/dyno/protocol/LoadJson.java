package dev.dyno.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** {@link Load} as JSON: an object with its {@code kind} and the pattern's own fields. */
final class LoadJson {
    private LoadJson() {}

    static void write(JsonGenerator json, Load load) throws IOException {
        json.writeObjectFieldStart("load");
        if (load instanceof Load.SingleStream single) {
            json.writeStringField("kind", "single-stream");
            json.writeNumberField("iterations", single.iterations());
            bounds(json, single.minNanos(), single.maxNanos());
        } else if (load instanceof Load.Periodic periodic) {
            json.writeStringField("kind", "periodic");
            json.writeNumberField("periodNanos", periodic.periodNanos());
            json.writeNumberField("frames", periodic.frames());
        } else if (load instanceof Load.Burst burst) {
            json.writeStringField("kind", "burst");
            json.writeNumberField("inferences", burst.inferences());
            json.writeNumberField("idleNanos", burst.idleNanos());
            json.writeNumberField("bursts", burst.bursts());
            json.writeNumberField("maxNanos", burst.maxNanos());
        } else {
            writeOthers(json, load);
        }
        json.writeEndObject();
    }

    private static void writeOthers(JsonGenerator json, Load load) throws IOException {
        if (load instanceof Load.Poisson poisson) {
            json.writeStringField("kind", "poisson");
            json.writeNumberField("perSecond", poisson.perSecond());
            json.writeNumberField("seed", poisson.seed());
            json.writeNumberField("nanos", poisson.nanos());
            json.writeNumberField("maxNanos", poisson.maxNanos());
        } else if (load instanceof Load.Offline offline) {
            json.writeStringField("kind", "offline");
            json.writeNumberField("batch", offline.batch());
            json.writeNumberField("iterations", offline.iterations());
            bounds(json, offline.minNanos(), offline.maxNanos());
        } else if (load instanceof Load.Sustained sustained) {
            json.writeStringField("kind", "sustained");
            bounds(json, sustained.minNanos(), sustained.maxNanos());
            json.writeNumberField("settledCelsius", sustained.settledCelsius());
        } else if (load instanceof Load.Program program) {
            json.writeStringField("kind", "program");
            json.writeArrayFieldStart("argv");
            for (String word : program.argv()) {
                json.writeString(word);
            }
            json.writeEndArray();
            json.writeNumberField("maxNanos", program.maxNanos());
        }
    }

    private static void bounds(JsonGenerator json, long minNanos, long maxNanos) throws IOException {
        json.writeNumberField("minNanos", minNanos);
        json.writeNumberField("maxNanos", maxNanos);
    }

    static Load read(JsonObject json) {
        String kind = json.text("kind");
        Load load = switch (kind) {
            case "single-stream" ->
                new Load.SingleStream(json.smallWhole("iterations"), json.whole("minNanos"), json.whole("maxNanos"));
            case "periodic" -> new Load.Periodic(json.whole("periodNanos"), json.smallWhole("frames"));
            case "burst" ->
                new Load.Burst(
                        json.smallWhole("inferences"),
                        json.whole("idleNanos"),
                        json.smallWhole("bursts"),
                        json.whole("maxNanos"));
            case "poisson" ->
                new Load.Poisson(
                        json.number("perSecond"), json.whole("seed"), json.whole("nanos"), json.whole("maxNanos"));
            case "offline" ->
                new Load.Offline(
                        json.smallWhole("batch"),
                        json.smallWhole("iterations"),
                        json.whole("minNanos"),
                        json.whole("maxNanos"));
            case "sustained" ->
                new Load.Sustained(json.whole("minNanos"), json.whole("maxNanos"), json.number("settledCelsius"));
            case "program" -> new Load.Program(json.textList("argv"), json.whole("maxNanos"));
            default ->
                throw json.wrong(
                        "kind", "single-stream, periodic, burst, poisson, offline, sustained or program", kind);
        };
        json.done();
        return load;
    }
}
