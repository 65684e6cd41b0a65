package dev.dyno.harness.virtual;

import dev.dyno.scenarios.file.TwinFiles;
import dev.dyno.scenarios.twin.TwinParameters;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which twins the devices of a virtual lab are to have.
 *
 * @param off whether those that none was chosen for shall have none
 * @param chosen the texts of files of parameters, by the name or kind of the devices that they are for; a name comes first
 */
public record TwinChoice(boolean off, Map<String, String> chosen) {
    /** Each device keeps the one that it has; a new one gets what Dyno ships for its kind. */
    public static final TwinChoice USUAL = new TwinChoice(false, Map.of());

    /** No device has one. */
    public static final TwinChoice OFF = new TwinChoice(true, Map.of());

    public TwinChoice {
        chosen = Map.copyOf(chosen);
    }

    /**
     * This choice, and another twin for a device, or for all of the kind that it describes.
     *
     * @param text of a file of parameters that is valid
     * @param device the device's name; empty for all of that kind
     */
    public TwinChoice with(String text, TwinParameters parameters, Optional<String> device) {
        Map<String, String> more = new TreeMap<>(chosen);
        more.put(device.orElseGet(() -> parameters.kind().name().toLowerCase(Locale.ROOT)), text);
        return new TwinChoice(off, more);
    }

    /** This choice without a twin for devices that none is chosen for. */
    public TwinChoice others(boolean none) {
        return new TwinChoice(none, chosen);
    }

    /** Puts into a device's folder what was chosen for it. */
    void apply(TwinFolder folder, String name, String kind) throws IOException {
        Optional<String> text = Optional.ofNullable(chosen.get(name)).or(() -> Optional.ofNullable(chosen.get(kind)));
        if (text.isPresent()) {
            folder.put(text.get());
        } else if (off) {
            folder.remove();
        } else if (!RunningDevice.in(folder.device())) {
            folder.put(TwinFiles.text(kind));
        }
    }
}
