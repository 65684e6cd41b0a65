package dev.dyno.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.device.DeviceProfiler;
import dev.dyno.harness.lab.health.Health;
import dev.dyno.harness.lab.health.HealthBook;
import dev.dyno.harness.lab.health.HealthEvent;
import dev.dyno.harness.lab.health.HealthLimits;
import dev.dyno.harness.lab.lease.Holder;
import dev.dyno.harness.lab.lease.Leases;
import dev.dyno.harness.lab.state.Aliases;
import dev.dyno.harness.lab.state.ServerUses;
import dev.dyno.harness.lab.state.StateFolder;
import dev.dyno.harness.transport.Command;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.ExecLimits;
import dev.dyno.harness.transport.ExecResult;
import dev.dyno.harness.transport.ForwardingSession;
import dev.dyno.harness.transport.Transport;
import dev.dyno.harness.transport.local.LocalTransport;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two harnesses on this machine as their device. */
class LeasedAccessTest {
    private static final Lab.Entry DESK = new Lab.Entry("desk", "local", Map.of());

    private final Path home;

    private final List<String> notices = new ArrayList<>();
    private final List<Duration> rests = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private Runnable whileResting = () -> {};

    LeasedAccessTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void aUseBeginsWithAProbeAndKnowsTheDeviceByItsAlias() {
        try (DeviceUse use = access("run-a", Duration.ZERO).open(DESK)) {
            assertThat(use.profile().facts()).containsEntry("alias", alias());
            assertThat(health()).isEqualTo(Health.GOOD);
            use.requireReady();
            assertThat(use.session().exec(Command.of("true"), ExecLimits.QUICK).ok())
                    .isTrue();
        }
    }

    @Test
    void whoComesSecondIsToldByWhomItIsHeldAndGetsItOnceItIsFree() {
        try (DeviceUse first = access("run-a", Duration.ZERO).open(DESK)) {
            assertThat(first.entry()).isEqualTo(DESK);
            assertThatThrownBy(() -> access("run-b", Duration.ZERO).open(DESK))
                    .isInstanceOf(TransientDeviceException.class)
                    .hasMessageContaining("desk: it is held by ann@")
                    .hasMessageContaining("run run-a")
                    .hasMessageContaining("--wait");
        }
        access("run-b", Duration.ZERO).open(DESK).close();
    }

    @Test
    void whoWaitsIsToldForWhomAndGoesOnAsSoonAsItIsFree() {
        DeviceUse first = access("run-a", Duration.ZERO).open(DESK);
        whileResting = () -> {
            if (rests.size() == 3) {
                first.close();
            }
        };
        access("run-b", Duration.ofMinutes(1)).open(DESK).close();
        assertThat(rests).hasSize(3);
        assertThat(notices).singleElement().asString().contains("desk", "waiting for ann@", "run-a");
    }

    @Test
    void waitingEnds() {
        try (DeviceUse first = access("run-a", Duration.ZERO).open(DESK)) {
            assertThat(first.entry()).isEqualTo(DESK);
            assertThatThrownBy(() -> access("run-b", Duration.ofSeconds(20)).open(DESK))
                    .hasMessageContaining("still after 20 s");
            assertThat(rests).hasSize(10);
        }
    }

    @Test
    void whatIsTakenOutOfUseIsNotEvenReached() {
        book().note(alias(), "desk", new HealthEvent.TakenOut(Health.MAINTENANCE, "eve", "new battery"));
        assertThatThrownBy(() -> access("run-a", Duration.ZERO, device -> {
                            throw new AssertionError("reached");
                        })
                        .open(DESK))
                .isInstanceOf(PermanentDeviceException.class)
                .hasMessageContaining("in maintenance since")
                .hasMessageContaining("by eve: new battery")
                .hasMessageContaining("dyno devices release desk");
    }

    @Test
    void aLostDeviceComesBackUnderItsOldLeaseAndMustProveItself() {
        try (DeviceUse use = access("run-a", Duration.ZERO).open(DESK)) {
            DeviceSession before = use.session();
            before.close();
            DeviceSession after = use.recover(lost());
            assertThat(after).isSameAs(use.session()).isNotSameAs(before);
            assertThat(health()).isEqualTo(Health.SUSPECT);
            assertThat(book().of(alias(), "desk").recoveries()).hasSize(1);
            assertThat(book().of(alias(), "desk").lastFault()).isEqualTo("link lost");
            use.trialEnded(null);
            assertThat(health()).isEqualTo(Health.GOOD);
            assertThat(notices).contains("desk: is back after connecting anew");
        }
    }

    @Test
    void threeFaultsInARowEndTheUse() {
        try (DeviceUse use = access("run-a", Duration.ZERO).open(DESK)) {
            use.trialEnded("crashed");
            use.trialEnded("crashed");
            use.requireReady();
            use.trialEnded("crashed again");
            assertThatThrownBy(use::requireReady)
                    .isInstanceOf(PermanentDeviceException.class)
                    .hasMessageContaining("quarantine")
                    .hasMessageContaining("3 faults in a row, the last: crashed again");
        }
        assertThatThrownBy(() -> access("run-b", Duration.ZERO).open(DESK)).hasMessageContaining("quarantine");
    }

    @Test
    void whatWasTakenOverWhileItWasLostStaysLost() throws IOException {
        try (DeviceUse use = access("run-a", Duration.ZERO).open(DESK)) {
            Path work = Path.of(use.session().workFolder().value());
            Files.writeString(work.resolve("lease"), "9 bb b 0 1 run-b m 7 0 bob@rack\n");
            assertThatThrownBy(use::requireReady)
                    .isInstanceOf(PermanentDeviceException.class)
                    .hasMessageContaining("bob@rack");
            use.session().close();
            assertThatThrownBy(() -> use.recover(lost()))
                    .isInstanceOf(PermanentDeviceException.class)
                    .hasMessageContaining("bob@rack");
            assertThat(work.resolve("lease")).hasContent("9 bb b 0 1 run-b m 7 0 bob@rack");
        }
    }

    @Test
    void aSuspectIsProbedAndGoodAgainAfterATrial() {
        book().note(alias(), "desk", new HealthEvent.Fault("odd"));
        try (DeviceUse use = access("run-b", Duration.ZERO).open(DESK)) {
            assertThat(health()).as("a probe alone does not make it good").isEqualTo(Health.SUSPECT);
            use.trialEnded(null);
        }
        assertThat(health()).isEqualTo(Health.GOOD);
    }

    @Test
    void errorsDoNotTellSerialNumbers() {
        Lab.Entry phone = new Lab.Entry("phone", "local", Map.of("serial", "37021FDJH00ABC"));
        DeviceAccess access = access("run-a", Duration.ZERO, device -> {
            throw new TransientDeviceException(Details.of("phone", "adb: device '37021FDJH00ABC' not found"));
        });
        assertThatThrownBy(() -> access.open(phone))
                .isInstanceOf(TransientDeviceException.class)
                .hasMessage("phone: adb: device '(its serial number)' not found");
    }

    @Test
    void aCommandUnderALeaseIsOneCommand() {
        List<Command> commands = new ArrayList<>();
        DeviceAccess access = access(
                "run-a",
                Duration.ZERO,
                device -> new Counting(new LocalTransport(Map.of("HOME", home.toString())).open(device), commands));
        try (DeviceUse use = access.open(DESK)) {
            commands.clear();
            use.session().exec(Command.of("true"), ExecLimits.QUICK);
            assertThat(commands).hasSize(1);
            use.requireReady();
            assertThat(commands).hasSize(2);
        }
    }

    private static final class Counting extends ForwardingSession {
        private final List<Command> commands;

        Counting(DeviceSession session, List<Command> commands) {
            super(session);
            this.commands = commands;
        }

        @Override
        public ExecResult exec(Command command, ExecLimits limits) {
            commands.add(command);
            return super.exec(command, limits);
        }
    }

    private static TransientDeviceException lost() {
        return new TransientDeviceException(Details.of("desk", "link lost"));
    }

    private Health health() {
        return book().of(alias(), "desk").health();
    }

    private String alias() {
        return new Aliases(state()).of(DESK);
    }

    private StateFolder state() {
        return new StateFolder(home.resolve("state"));
    }

    private HealthBook book() {
        return new HealthBook(state(), Clock.systemUTC(), HealthLimits.USUAL, notices::add);
    }

    private interface Opening {
        DeviceSession open(Lab.Entry device);
    }

    private DeviceAccess access(String run, Duration patience) {
        return access(run, patience, device -> new LocalTransport(Map.of("HOME", home.toString())).open(device));
    }

    private DeviceAccess access(String run, Duration patience, Opening opening) {
        Transport transport = new Transport() {
            @Override
            public String name() {
                return "local";
            }

            @Override
            public DeviceSession open(Lab.Entry device) {
                return opening.open(device);
            }
        };
        LabTools tools = new LabTools(
                Map.of("local", transport),
                Map.of(),
                new DeviceProfiler(),
                new Leases(
                        Leases.USUAL_SILENCE, () -> UUID.randomUUID().toString().substring(0, 8)),
                new Aliases(state()),
                book(),
                new ServerUses(state()),
                nanos::get,
                time -> {
                    rests.add(time);
                    nanos.addAndGet(time.toNanos());
                    whileResting.run();
                },
                issue -> notices.add(issue.source() + ": " + issue.message()));
        return new LeasedAccess(tools, Holder.here(run, Map.of("USER", "ann")), patience);
    }
}
