package dev.dyno.harness.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.harness.transport.DevicePath;
import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentArtifactTest {
    private final Path folder;

    AgentArtifactTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aDeviceGetsTheJarTheFurtherJarsAndItsOwnNatives() throws IOException {
        AgentArtifact agent = load().with(List.of(Path.of("/somewhere/faults.jar")));
        assertThat(agent.bundle("ort", "linux-x86_64").files())
                .containsOnlyKeys("a.jar", "natives/x/one.so", "natives/x/two.so", "extra/0.jar")
                .containsEntry("natives/x/one.so", folder.resolve("natives/x/one.so"))
                .containsEntry("extra/0.jar", Path.of("/somewhere/faults.jar"));
        assertThat(agent.bundle("faulty", "linux-x86_64").files()).containsOnlyKeys("a.jar", "extra/0.jar");
    }

    @Test
    void androidStartsItByAppProcess() throws IOException {
        BlobStore.Deployed deployed = new BlobStore.Deployed(new DevicePath("/device/blobs/12"), 0);
        assertThat(load().command(new DeviceJava.AppProcess(), deployed))
                .startsWith("env", "CLASSPATH=/device/blobs/12/a.jar", "app_process")
                .endsWith("/", "Main");
    }

    @Test
    void theCommandNamesThePlacesOnTheDevice() throws IOException {
        AgentArtifact agent = load().with(List.of(Path.of("/somewhere/faults.jar")));
        BlobStore.Deployed deployed = new BlobStore.Deployed(new DevicePath("/device/blobs/12"), 0);
        assertThat(agent.command(new DeviceJava.Program("/jdk/bin/java"), deployed))
                .containsExactly(
                        "/jdk/bin/java",
                        "-Xmx1m",
                        "-Dn=/device/blobs/12/natives",
                        "-cp",
                        "/device/blobs/12/a.jar:/device/blobs/12/extra/0.jar",
                        "Main");
    }

    @Test
    void aRuntimeRunsWhereItHasNatives() throws IOException {
        AgentArtifact agent = load();
        assertThat(agent.runsOn("ort", "linux-x86_64")).isTrue();
        assertThat(agent.runsOn("ort", "linux-riscv64")).isFalse();
        assertThat(agent.runsOn("faulty", "linux-riscv64")).isTrue();
    }

    @Test
    void aFolderWithoutAnAgentIsNamedWithTheCure() throws IOException {
        assertThatThrownBy(() -> AgentArtifact.load(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("build it");
        Files.writeString(folder.resolve("agent.properties"), "main-class=Main\n");
        assertThatThrownBy(() -> AgentArtifact.load(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("jars");
    }

    private AgentArtifact load() throws IOException {
        Files.writeString(folder.resolve("agent.properties"), """
                main-class=Main
                jars=a.jar
                jvm-flags=-Xmx1m -Dn={agent}/natives
                natives.ort.linux-x86_64=natives/x/one.so natives/x/two.so
                """);
        return AgentArtifact.load(folder);
    }
}
