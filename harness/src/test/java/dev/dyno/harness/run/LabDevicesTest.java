package dev.dyno.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.device.DeviceProfiler;
import dev.dyno.harness.lab.PlainAccess;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.harness.transport.Transport;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.results.record.MissingDevice;
import dev.dyno.scenarios.DeviceSelector;
import dev.dyno.scenarios.Lab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabDevicesTest {
    private final List<String> open = Collections.synchronizedList(new ArrayList<>());
    private final List<String> everOpened = Collections.synchronizedList(new ArrayList<>());

    @Test
    void only_the_devices_that_the_selector_means_stay_open_and_closing_ends_them() {
        try (LabDevices devices = open("-slow", "fast", "slow")) {
            assertThat(devices.devices())
                    .extracting(device -> device.entry().name())
                    .containsExactly("fast");
            assertThat(devices.missing()).isEmpty();
            assertThat(open).containsExactly("fast");
        }
        assertThat(open).isEmpty();
    }

    @Test
    void a_selector_may_ask_for_facts_of_the_device() {
        try (LabDevices devices = open("transport:local cores:/^[0-9]+$/", "fast");
                LabDevices none = open("cores:0", "slow")) {
            assertThat(devices.devices()).hasSize(1);
            assertThat(none.devices()).isEmpty();
        }
    }

    @Test
    void a_device_that_cannot_be_reached_is_missing_and_the_others_are_used() {
        try (LabDevices devices = open("", "unreachable", "fast")) {
            assertThat(devices.devices())
                    .extracting(device -> device.entry().name())
                    .containsExactly("fast");
            assertThat(devices.missing())
                    .containsExactly(
                            new MissingDevice("unreachable", "no answer", Map.of("transport", "local", "label", "")));
        }
    }

    @Test
    void a_device_that_cannot_be_described_is_missing_and_is_closed() {
        Lab lab = new Lab(List.of(new Lab.Entry("odd", "strange", Map.of())));
        try (LabDevices devices = LabDevices.open(
                lab,
                DeviceSelector.ALL,
                new PlainAccess(Map.of("strange", new Fake("strange")), new DeviceProfiler()))) {
            assertThat(devices.devices()).isEmpty();
            assertThat(devices.missing())
                    .singleElement()
                    .satisfies(device -> assertThat(device.device()).isEqualTo("odd"));
            assertThat(open).isEmpty();
        }
    }

    @Test
    void a_device_that_cannot_be_reached_is_missing_only_where_it_may_be_meant() {
        try (LabDevices asked = open("cores:/./", "unreachable");
                LabDevices named = open("-unreachable", "unreachable");
                LabDevices elsewhere = open("transport:ssh cores:4", "unreachable")) {
            assertThat(asked.missing()).hasSize(1);
            assertThat(named.missing()).isEmpty();
            assertThat(elsewhere.missing()).isEmpty();
        }
    }

    @Test
    void what_is_surely_not_meant_is_not_even_opened() {
        try (LabDevices devices = open("fast", "slow", "fast")) {
            assertThat(devices.devices()).hasSize(1);
            assertThat(everOpened).containsExactly("fast");
        }
    }

    @Test
    void an_error_that_is_no_devices_closes_what_is_open_and_is_thrown() {
        assertThatThrownBy(() -> open("", "fast", "broken", "slow"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a mistake of ours");
        assertThat(open).isEmpty();
    }

    @Test
    void a_stop_while_devices_are_opened_leaves_the_rest_missing() {
        StopSignal stop = new StopSignal();
        stop.give();
        Lab lab = new Lab(List.of(new Lab.Entry("slow-to-open", "local", Map.of())));
        PlainAccess access = new PlainAccess(Map.of("local", new Fake("local")), new DeviceProfiler());

        try (LabDevices devices = LabDevices.open(lab, DeviceSelector.ALL, access, stop)) {
            assertThat(devices.devices()).isEmpty();
            assertThat(devices.missing())
                    .singleElement()
                    .satisfies(device -> assertThat(device.reason()).contains("interrupted"));
        }
    }

    @Test
    void a_transport_that_is_not_here_names_those_that_are() {
        Lab lab = new Lab(List.of(new Lab.Entry("phone", "carrier-pigeon", Map.of())));
        try (LabDevices devices = LabDevices.open(
                lab, DeviceSelector.ALL, new PlainAccess(Map.of("local", new Fake("local")), new DeviceProfiler()))) {
            assertThat(devices.missing())
                    .singleElement()
                    .satisfies(device -> assertThat(device.reason()).contains("'carrier-pigeon'", "there are: local"));
        }
    }

    private LabDevices open(String selector, String... names) {
        List<Lab.Entry> entries = new ArrayList<>();
        for (String name : names) {
            entries.add(new Lab.Entry(name, "local", Map.of()));
        }
        return LabDevices.open(
                new Lab(entries),
                new DeviceSelector(selector),
                new PlainAccess(Map.of("local", new Fake("local")), new DeviceProfiler()));
    }

    private record Unused(String device, Runnable closing) implements DeviceSession {
        @Override
        public DevicePath workFolder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ExecResult exec(Command command, ExecLimits limits) {
            return new ExecResult(127, new byte[0], new byte[0], false);
        }

        @Override
        public void push(Path file, DevicePath target, String sha256) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pull(DevicePath source, Path target, long maxBytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean alive() {
            return true;
        }

        @Override
        public void close() {
            closing.run();
        }
    }

    private static void sleep(String name) {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientDeviceException(Details.of(name, "interrupted"), e);
        }
    }

    private final class Fake implements Transport {
        private final String name;

        Fake(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public DeviceSession open(Lab.Entry device) {
            if (device.name().equals("unreachable")) {
                throw new TransientDeviceException(Details.of(device.name(), "no answer"));
            }
            if (device.name().equals("broken")) {
                throw new IllegalStateException("a mistake of ours");
            }
            if (device.name().equals("slow-to-open")) {
                sleep(device.name());
            }
            open.add(device.name());
            everOpened.add(device.name());
            return new Unused(device.name(), () -> open.remove(device.name()));
        }
    }
}
