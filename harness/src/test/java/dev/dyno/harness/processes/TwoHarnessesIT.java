package dev.dyno.harness.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.processes.DynoProcess.Ended;
import dev.dyno.harness.processes.DynoProcess.Started;
import dev.dyno.results.record.RunRecord;
import dev.dyno.results.record.TrialRecord;
import dev.dyno.results.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two whole harnesses that want the same device. */
class TwoHarnessesIT {
    private Path folder;
    private Path device;
    private DynoProcess dyno;
    private Started first;

    @BeforeEach
    void startTheFirst(@TempDir Path temp) throws Exception {
        folder = temp;
        device = temp.resolve("home/.cache/dyno/device");
        dyno = new DynoProcess(temp).with("USER", "ann");
        dyno.scenario("long.yaml", 20, "");
        dyno.scenario("short.yaml", 1, "");
        first = dyno.start("run", "long.yaml", "-o", "first").awaitWords("2/40 ");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        first.process().destroyForcibly();
        first.process().waitFor();
        assertThat(Processes.of(folder)).as("processes left behind").isEmpty();
    }

    @Test
    void theSecondIsToldByWhomTheDeviceIsHeldOrWaits() throws Exception {
        Ended refused = dyno.type("run", "short.yaml", "-o", "second");
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err()).contains("this-machine", "held by ann@", "run first-", "--wait");
        assertThat(folder.resolve("second/run.json")).doesNotExist();
        Started waiting = dyno.start("run", "short.yaml", "-o", "second", "--wait", "2 min")
                .awaitWords("waiting for ann@");
        first.signal("INT").end();
        assertThat(waiting.end().code()).isIn(0, 3);
        assertThat(read("second").trials()).hasSize(2).allMatch(TrialRecord::valid);
    }

    @Test
    void aPausedHarnessThatComesBackTooLateChangesNothing() throws Exception {
        first.signal("STOP");
        int finished = read("first").trials().size();
        passTime();
        Ended second = dyno.type("run", "short.yaml", "-o", "second");
        assertThat(second.code()).as(second.err()).isIn(0, 3);
        assertThat(second.err()).contains("taken over from ann@", "run first-");
        String lease = Files.readString(device.resolve("lease"));
        assertThat(Processes.names(device.resolve("trials"))).isEmpty();
        Ended late = first.signal("CONT").end();
        assertThat(late.code()).as(late.err()).isNotZero();
        assertThat(late.err()).contains("its lease was given back");
        assertThat(device.resolve("lease")).hasContent(lease.strip());
        assertThat(Processes.names(device.resolve("trials"))).isEmpty();
        RunRecord kept = read("first");
        assertThat(kept.trials().stream().filter(TrialRecord::valid).count()).isGreaterThanOrEqualTo(finished);
        assertThat(kept.trials()).hasSizeLessThan(40);
    }

    /** As if two minutes had passed: the last sign of life was good until the start of the device. */
    private void passTime() throws Exception {
        String[] lease = Files.readString(device.resolve("lease")).strip().split(" ", -1);
        lease[4] = "0";
        Files.writeString(device.resolve("lease"), String.join(" ", lease) + "\n");
        String told = "";
        for (int i = 0;
                i < 250 && !told.endsWith("\n");
                i++) { // what the last command tells of itself may be on its way
            Thread.sleep(20);
            told = Files.readString(device.resolve("lease.seen"));
        }
        String[] seen = told.strip().split(" ", -1);
        seen[2] = "0";
        Files.writeString(device.resolve("lease.seen"), String.join(" ", seen) + "\n");
    }

    private RunRecord read(String name) {
        try (RunFolder run = RunFolder.open(folder.resolve(name))) {
            return run.read();
        }
    }
}
