package dev.dyno.harness.probe;

import dev.dyno.harness.probe.Reading.Value;
import dev.dyno.harness.transport.Answer;
import dev.dyno.harness.transport.Answer.Text;
import dev.dyno.harness.transport.Question;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a device is: Android's properties, or a Linux system's release. */
final class IdentityProbe implements Probe {
    /** Whether the device is a simulated one. */
    static final String SIMULATED = "device.simulated";

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Question PROPERTIES = new Question.Output(List.of("getprop"), LIMIT);
    private static final String RELEASE_FILE = "/etc/os-release";
    private static final String MODEL_FILE = "/sys/firmware/devicetree/base/model";
    private static final Question FILES = new Question.Files(List.of(RELEASE_FILE, MODEL_FILE), Duration.ofSeconds(2));
    private static final Pattern PROPERTY = Pattern.compile("\\[([a-zA-Z0-9._-]{1,100})]: \\[(.*)]");
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("ro.product.manufacturer", "device.manufacturer");
        NAMES.put("ro.product.model", "device.model");
        NAMES.put("ro.soc.model", "device.soc");
        NAMES.put("ro.build.fingerprint", "device.build");
        NAMES.put("ro.build.version.release", "device.android_release");
        NAMES.put("ro.build.version.sdk", "device.android_api");
        NAMES.put("sys.boot_completed", "device.boot_completed");
    }

    @Override
    public List<Question> questions() {
        return List.of(PROPERTIES, FILES);
    }

    @Override
    public List<Reading> readings(List<Answer> answers) {
        Findings found = new Findings(LIMIT);
        Map<String, String> properties = new HashMap<>();
        if (Findings.said(answers.get(0))) {
            for (String line : DeviceLines.of(Findings.content(answers.get(0))).lines()) {
                Matcher property = PROPERTY.matcher(line);
                if (property.matches()) {
                    properties.put(property.group(1), property.group(2));
                }
            }
        }
        Value simulated;
        if (properties.isEmpty()) {
            simulated = linux(answers.get(1), found);
        } else {
            NAMES.forEach((property, name) -> {
                if (!properties.getOrDefault(property, "").isBlank()) {
                    found.add(name, "getprop " + property, Believed.state(properties.getOrDefault(property, "")));
                }
            });
            simulated = yesOrNo(isVirtual(properties));
        }
        found.add(SIMULATED, "getprop, " + RELEASE_FILE, simulated);
        return found.readings();
    }

    private static Value yesOrNo(boolean yes) {
        return Believed.state(yes ? "yes" : "no");
    }

    /** Whether an Android device says that it is an emulator, or one of Dyno's own. */
    static boolean isVirtual(Map<String, String> properties) {
        String kind = properties.getOrDefault("ro.build.characteristics", "");
        return properties.getOrDefault("ro.kernel.qemu", "").equals("1")
                || properties.getOrDefault("ro.boot.qemu", "").equals("1")
                || kind.contains("emulator")
                || kind.contains("virtual");
    }

    private static Value linux(Answer files, Findings found) {
        DeviceLines.Keyed release = DeviceLines.of(
                        files.from(RELEASE_FILE).map(Text::content).orElse(""))
                .keyed("=");
        String model = FileFolders.line(files.from(MODEL_FILE).orElse(null)).replace("\0", "");
        String name = release.text("PRETTY_NAME").replace("\"", "");
        if (!model.isBlank()) {
            found.add("device.model", MODEL_FILE, Believed.state(model));
        }
        found.add(
                "device.build",
                RELEASE_FILE,
                name.isBlank() ? new Value.Unavailable("there is no PRETTY_NAME in it") : Believed.state(name));
        return release.values().isEmpty()
                ? new Value.Unavailable("neither getprop nor " + RELEASE_FILE + " tells what it is")
                : yesOrNo(release.text("ID").equals("virtual"));
    }
}
