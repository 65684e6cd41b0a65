package dev.dyno.agent.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class AgentArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.dyno.agent", "dev.dyno.protocol");

    @Test
    void thereAreClassesToLookAt() {
        assertThat(CLASSES.contain("dev.dyno.agent.core.TrialAgent")).isTrue();
        assertThat(CLASSES.contain("dev.dyno.protocol.TrialSpec")).isTrue();
    }

    @Test
    void theProtocolKnowsNothingElse() {
        noClasses()
                .that()
                .resideInAPackage("dev.dyno.protocol..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.dyno..").and(notIn("dev.dyno.protocol..")))
                .check(CLASSES);
    }

    @Test
    void agentsKnowOnlyTheProtocol() {
        noClasses()
                .that()
                .resideInAPackage("dev.dyno.agent..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.dyno..")
                        .and(notIn("dev.dyno.agent.."))
                        .and(notIn("dev.dyno.protocol..")))
                .check(CLASSES);
    }

    @Test
    void theCoreKeepsToWhatEveryPlatformHas() {
        noClasses()
                .that(resideInAPackage("dev.dyno.agent..").and(notIn("dev.dyno.agent.jvm..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.management..", "javax.management..", "com.sun..", "dev.dyno.agent.jvm..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessHandle")
                .check(CLASSES);
    }

    @Test
    void eachRuntimeIsKnownInOnePlace() {
        noClasses()
                .that(notIn("dev.dyno.agent.onnxruntime.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(CLASSES);
        noClasses()
                .that(notIn("dev.dyno.agent.tflite.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(CLASSES);
    }

    @Test
    void noPackagesGoInCircles() {
        slices().matching("dev.dyno.agent.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> notIn(String packages) {
        return not(resideInAPackage(packages));
    }
}
