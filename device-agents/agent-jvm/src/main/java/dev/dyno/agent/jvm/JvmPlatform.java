package dev.dyno.agent.jvm;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.dyno.agent.platform.LaunchStamp;
import dev.dyno.agent.platform.Platform;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;

/** A HotSpot-like virtual machine. Its management beans are loaded on first use, which the loop makes after the cold start. */
final class JvmPlatform implements Platform {

    private static final class Beans {
        static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        private Beans() {}
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long sinceLaunchNanos() {
        return LaunchStamp.sinceLaunchNanos(System.getenv(LaunchStamp.VARIABLE));
    }

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public long processCpuNanos() {
        return Beans.SYSTEM.getProcessCpuTime();
    }

    @Override
    public long threadAllocatedBytes() {
        return Beans.THREADS.getCurrentThreadAllocatedBytes();
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("agent.vm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("agent.java", System.getProperty("java.version"));
        facts.put("agent.arch", System.getProperty("os.arch"));
        facts.put("agent.processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        return facts;
    }
}
