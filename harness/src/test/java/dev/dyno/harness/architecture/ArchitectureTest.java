package dev.dyno.harness.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final String WRONG = "dev.dyno.harness.architecture.wrong";
    private static final List<Path> ROOMS = Stream.of(
                    "results",
                    "scenarios",
                    "reports",
                    "harness",
                    "device-agents/protocol",
                    "device-agents/agent-core",
                    "device-agents/engine-tflite",
                    "device-agents/engine-onnxruntime",
                    "device-agents/agent-jvm",
                    "device-agents/agent-web")
            .map(room -> Path.of("..", room, "target", "classes"))
            .toList();
    private static final JavaClasses HOUSE = new ClassFileImporter().importPaths(ROOMS);
    private static final JavaClasses WRONG_HOUSE = new ClassFileImporter().importPackages(WRONG);

    static Stream<String> rules() {
        return new HouseRules("dev.dyno").all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theHouseKeeps(String rule) {
        rule("dev.dyno", rule).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aHouseBuiltWrongIsCaughtBy(String rule) {
        assertThat(rule(WRONG, rule).evaluate(WRONG_HOUSE).hasViolation())
                .as("the rule '%s' notices the wrong house", rule)
                .isTrue();
    }

    @Test
    void theRulesSeeEveryRoom() {
        assertThat(ROOMS).allSatisfy(room -> {
            assertThat(room).isDirectory();
            try (Stream<Path> files = Files.walk(room)) {
                assertThat(files.anyMatch(file -> file.toString().endsWith(".class")))
                        .isTrue();
            }
        });
    }

    private static ArchRule rule(String root, String name) {
        Map<String, ArchRule> rules = new HouseRules(root).all();
        ArchRule rule = rules.get(name);
        assertThat(rule).isNotNull();
        return java.util.Objects.requireNonNull(rule);
    }
}
