package dev.dyno.harness.lab.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.error.StoreException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AliasesTest {
    private final Path folder;

    AliasesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aDeviceHasOneAliasWhateverItsNameAndOthersHaveAnother() {
        String alias = alias(folder, "pixel", "adb", Map.of("serial", "37021FDJH00ABC"));
        assertThat(alias).matches("[0-9a-f]{12}");
        assertThat(alias(folder, "other", "adb", Map.of("serial", "37021FDJH00ABC", "label", "x")))
                .isEqualTo(alias);
        assertThat(alias(folder, "pixel", "adb", Map.of("serial", "37021FDJH00ABD")))
                .isNotEqualTo(alias);
        assertThat(alias(folder, "pixel", "ssh", Map.of("host", "37021FDJH00ABC")))
                .isNotEqualTo(alias);
    }

    @Test
    void anotherLabHostGivesOtherAliases() {
        assertThat(alias(folder.resolve("a"), "pixel", "adb", Map.of("serial", "S")))
                .isNotEqualTo(alias(folder.resolve("b"), "pixel", "adb", Map.of("serial", "S")));
    }

    @Test
    void theStateIsItsOwnersAloneAndFollowsTheEnvironment() throws IOException {
        StateFolder state = StateFolder.of(Map.of("HOME", folder.toString()));
        assertThat(state.folder()).isEqualTo(folder.resolve(".local/state/dyno/lab"));
        assertThat(StateFolder.of(Map.of("XDG_STATE_HOME", "/x", "HOME", "/y")).folder())
                .isEqualTo(Path.of("/x/dyno/lab"));
        new Aliases(state).of(new Lab.Entry("d", "local", Map.of()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void aKeyThatIsNoneIsAnErrorWithItsCure() throws IOException {
        Files.writeString(folder.resolve("key"), "nonsense");
        assertThatThrownBy(() -> alias(folder, "d", "local", Map.of()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(folder.resolve("key").toString())
                .hasMessageContaining("delete it");
    }

    private static String alias(Path folder, String name, String transport, Map<String, String> keys) {
        return new Aliases(new StateFolder(folder)).of(new Lab.Entry(name, transport, keys));
    }
}
