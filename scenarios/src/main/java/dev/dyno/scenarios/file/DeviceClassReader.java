package dev.dyno.scenarios.file;

import dev.dyno.scenarios.DeviceClass;
import dev.dyno.scenarios.DeviceSelector;
import java.util.ArrayList;
import java.util.List;

/** Reads the device classes of a gate. */
final class DeviceClassReader {
    private DeviceClassReader() {}

    /** The classes of a gate's section, saved with it. */
    static List<DeviceClass> of(Section gate) {
        List<DeviceClass> classes = new ArrayList<>();
        Section all = gate.section("classes");
        Problems problems = gate.reading().problems();
        for (Node.Entry entry : all.entries()) {
            int before = problems.count();
            String name = name(entry, gate.reading());
            all.field(entry.key()).ifPresent(field -> {
                all.save(name, field.value().saved());
                DeviceSelector devices = devices(field);
                if (problems.count() == before) {
                    classes.add(new DeviceClass(name, devices));
                }
            });
        }
        return classes;
    }

    private static String name(Node.Entry entry, Reading reading) {
        String name = Field.ofName("name of a class", entry, reading).identifier();
        if (name.equals(DeviceClass.OTHER)) {
            reading.problem(entry.place(), "the class 'other' is that of all other devices; choose another name");
        }
        return name;
    }

    private static DeviceSelector devices(Field field) {
        DeviceSelector devices = field.selector();
        if (field.value().text().isBlank()) {
            field.problem("selects every device; give it a term, such as os:android");
        }
        return devices;
    }
}
