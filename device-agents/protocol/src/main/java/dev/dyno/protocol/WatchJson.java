package dev.dyno.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.dyno.protocol.TrialSpec.Idle;
import dev.dyno.protocol.TrialSpec.Watch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rests and watches of a {@link TrialSpec} as JSON. */
final class WatchJson {
    private WatchJson() {}

    static void writeIdle(JsonGenerator json, @Nullable Idle idle) throws IOException {
        if (idle != null) {
            json.writeObjectFieldStart("idle");
            json.writeNumberField("beforeNanos", idle.beforeNanos());
            json.writeNumberField("afterNanos", idle.afterNanos());
            json.writeEndObject();
        }
    }

    static @Nullable Idle idle(@Nullable JsonObject json) {
        if (json == null) {
            return null;
        }
        Idle idle = new Idle(json.whole("beforeNanos"), json.whole("afterNanos"));
        json.done();
        return idle;
    }

    static void write(JsonGenerator json, List<Watch> watches) throws IOException {
        json.writeArrayFieldStart("watches");
        for (Watch watch : watches) {
            json.writeStartObject();
            if (watch instanceof Watch.File file) {
                json.writeStringField("kind", "file");
                json.writeStringField("name", file.name());
                json.writeStringField("path", file.path());
            } else if (watch instanceof Watch.Command command) {
                json.writeStringField("kind", "command");
                json.writeStringField("name", command.name());
                JsonText.texts(json, "argv", command.argv());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static List<Watch> watches(List<JsonObject> objects) {
        List<Watch> watches = new ArrayList<>();
        for (JsonObject json : objects) {
            String kind = json.text("kind");
            watches.add(
                    switch (kind) {
                        case "file" -> new Watch.File(json.text("name"), json.text("path"));
                        case "command" -> new Watch.Command(json.text("name"), json.textList("argv"));
                        default -> throw json.wrong("kind", "file or command", kind);
                    });
            json.done();
        }
        return watches;
    }
}
