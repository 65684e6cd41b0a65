package dev.dyno.harness.device;

import dev.dyno.results.record.DeviceProfile;
import java.util.ArrayList;
import java.util.List;

/** How Java code is started on a device. */
public sealed interface DeviceJava {

    /**
     * The command that runs a class.
     *
     * @param flags options of the Java machine
     * @param classPath jars on the device
     * @param mainClass the class to start
     */
    List<String> command(List<String> flags, List<String> classPath, String mainClass);

    /**
     * A Java program.
     *
     * @param path on the device
     */
    record Program(String path) implements DeviceJava {
        @Override
        public List<String> command(List<String> flags, List<String> classPath, String mainClass) {
            List<String> command = new ArrayList<>(List.of(path));
            command.addAll(flags);
            command.addAll(List.of("-cp", String.join(":", classPath), mainClass));
            return command;
        }
    }

    /** Android's own way to start Java code that is not installed. */
    record AppProcess() implements DeviceJava {
        @Override
        public List<String> command(List<String> flags, List<String> classPath, String mainClass) {
            List<String> command =
                    new ArrayList<>(List.of("env", "CLASSPATH=" + String.join(":", classPath), "app_process"));
            command.addAll(flags);
            command.addAll(List.of("/", mainClass));
            return command;
        }
    }

    /** Whether a device starts Java code as Android does. */
    static boolean isAndroid(DeviceProfile profile) {
        return profile.os().equals("android");
    }
}
