package dev.dyno.protocol;

/** {@link Heartbeat} as JSON. Reading is strict. */
public final class HeartbeatJson {
    private HeartbeatJson() {}

    /** The heartbeat as UTF-8 JSON. */
    public static byte[] write(Heartbeat heartbeat) {
        return JsonText.write(json -> {
            json.writeNumberField("protocol", TrialSpec.PROTOCOL);
            json.writeStringField("trialId", heartbeat.trialId());
            json.writeNumberField("pid", heartbeat.pid());
            json.writeStringField("phase", heartbeat.phase());
            json.writeNumberField("iterations", heartbeat.iterations());
            json.writeNumberField("uptimeNanos", heartbeat.uptimeNanos());
        });
    }

    /**
     * Reads a heartbeat.
     *
     * @throws MalformedMessageException naming the field that is wrong
     */
    public static Heartbeat read(byte[] bytes) {
        JsonObject json = JsonText.read(bytes, "heartbeat");
        JsonText.version(json);
        Heartbeat heartbeat = new Heartbeat(
                json.text("trialId"),
                json.whole("pid"),
                json.text("phase"),
                json.whole("iterations"),
                json.whole("uptimeNanos"));
        json.done();
        return heartbeat;
    }
}
