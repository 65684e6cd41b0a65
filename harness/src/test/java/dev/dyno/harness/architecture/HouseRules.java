package dev.dyno.harness.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rules of a house whose rooms lie below one root package. */
final class HouseRules {
    private final String root;

    /** Rules for the house below the given package. */
    HouseRules(String root) {
        this.root = root;
    }

    /** Every rule by a name that reads like the promise it holds. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("protocol needs nothing of ours", only("protocol", "protocol"));
        rules.put("results need nothing of ours", only("results", "results"));
        rules.put("scenarios need results and protocol", only("scenarios", "scenarios", "results", "protocol"));
        rules.put("reports need results and scenarios", only("reports", "reports", "results", "scenarios"));
        rules.put("agents need only the protocol", only("agent", "agent", "protocol"));
        rules.put("the agent's core does not know the machine it runs on", agentCore());
        rules.put("the harness never calls an agent", harnessWithoutAgents());
        rules.put("scenarios know of the protocol only its tensor files", tensorFilesOnly());
        rules.put("statistics are pure", pureStatistics());
        rules.put(
                "transports know nothing but devices",
                only("harness.transport", "harness.transport", "scenarios", "results"));
        rules.put("only the command line chooses a transport", onlyCliChooses());
        rules.put("nothing needs the command line", nothingNeedsCli());
        rules.put("a library stays in its room", librariesStay());
        rules.put("only the edges touch standard streams", standardStreams());
        rules.put("only the edges end the process", processEnd());
        rules.put(
                "no package cycles", slices().matching(root + ".(**)").should().beFreeOfCycles());
        rules.put("every package says what it is for and that nothing is null", nullMarked());
        rules.put("no method throws just anything", noGenericThrows());
        return rules;
    }

    private ArchRule only(String room, String... allowed) {
        DescribedPredicate<JavaClass> ours = resideInAPackage(root + "..");
        DescribedPredicate<JavaClass> foreign = ours.and(not(resideInAnyPackage(rooms(allowed))));
        return noClasses()
                .that()
                .resideInAPackage(root + "." + room + "..")
                .should()
                .dependOnClassesThat(foreign);
    }

    private ArchRule agentCore() {
        return noClasses()
                .that(resideInAPackage(root + ".agent..").and(not(resideInAPackage(root + ".agent.jvm.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".agent.jvm..");
    }

    private ArchRule harnessWithoutAgents() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".harness..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".agent..");
    }

    private ArchRule tensorFilesOnly() {
        DescribedPredicate<JavaClass> tensor =
                describe("a tensor or its file", c -> c.getSimpleName().matches("Npy.*|Tensor|ElementType"));
        return noClasses()
                .that()
                .resideInAPackage(root + ".scenarios..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + ".protocol..").and(not(tensor)));
    }

    private ArchRule pureStatistics() {
        return classes()
                .that()
                .resideInAPackage(root + ".reports.statistics..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        root + ".reports.statistics..",
                        "java.lang..",
                        "java.util..",
                        "org.apache.commons.statistics..",
                        "org.apache.commons.rng..",
                        "org.jspecify..");
    }

    private ArchRule onlyCliChooses() {
        return noClasses()
                .that(resideInAPackage(root + ".harness..")
                        .and(not(resideInAnyPackage(rooms("harness.cli", "harness.transport")))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".harness.transport.*..");
    }

    private ArchRule nothingNeedsCli() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".harness.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".harness.cli..");
    }

    private ArchRule librariesStay() {
        return CompositeArchRule.of(library("harness.cli", "picocli.."))
                .and(library("harness.device", "oshi.."))
                .and(library("reports.picture", "org.jfree.."))
                .and(library("scenarios", "com.networknt.."));
    }

    private ArchRule library(String room, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private ArchRule standardStreams() {
        return noClasses().that(not(edge())).should(ACCESS_STANDARD_STREAMS);
    }

    private ArchRule processEnd() {
        return noClasses()
                .that(not(edge()))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class);
    }

    /** Where a process begins: the command line here, the agent's own main class on the device. */
    private DescribedPredicate<JavaClass> edge() {
        return resideInAPackage(root + ".harness.cli..")
                .or(describe("a main class", c -> c.getSimpleName().endsWith("Main")));
    }

    private ArchRule nullMarked() {
        return classes().should(new ArchCondition<JavaClass>("lie in a package with @NullMarked and a description") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                events.add(new SimpleConditionEvent(item, marked, item.getPackageName() + " has no @NullMarked"));
            }
        });
    }

    private static ArchRule noGenericThrows() {
        return noMethods()
                .that()
                .doNotHaveModifier(JavaModifier.BRIDGE) // the compiler's own, for Callable
                .should()
                .declareThrowableOfType(Exception.class)
                .orShould()
                .declareThrowableOfType(Throwable.class);
    }

    private String[] rooms(String... names) {
        return Arrays.stream(names).map(name -> root + "." + name + "..").toArray(String[]::new);
    }
}
