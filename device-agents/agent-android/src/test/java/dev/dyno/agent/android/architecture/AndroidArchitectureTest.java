package dev.dyno.agent.android.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class AndroidArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.dyno");

    @Test
    void thereAreClassesToLookAt() {
        assertThat(CLASSES.contain("dev.dyno.agent.android.AgentMain")).isTrue();
        assertThat(CLASSES.contain("dev.dyno.agent.core.TrialAgent")).isTrue();
    }

    @Test
    void theAndroidAgentKnowsTheCoreTheProtocolAndOneRuntimesRoom() {
        classes()
                .that()
                .resideInAPackage("dev.dyno.agent.android..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.dyno.agent.android..",
                        "dev.dyno.agent.core..",
                        "dev.dyno.agent.engine..",
                        "dev.dyno.agent.platform..",
                        "dev.dyno.agent.tflite..",
                        "dev.dyno.protocol..",
                        "android..",
                        "java..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void nothingElseKnowsAndroid() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.dyno.agent.android..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("android..", "dev.dyno.agent.android..")
                .check(CLASSES);
    }
}
