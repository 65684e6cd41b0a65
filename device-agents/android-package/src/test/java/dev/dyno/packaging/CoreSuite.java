package dev.dyno.packaging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** All tests of a folder of classes, within a class loader of their own. */
public final class CoreSuite {
    private static final int MOST_FAILURES = 20;

    private CoreSuite() {}

    /** Runs them; says how many passed, or which did not and why. */
    public static String run(Path classes) {
        LauncherDiscoveryRequest all = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(classes)))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(all, listener);
        TestExecutionSummary summary = listener.getSummary();
        if (summary.getTotalFailureCount() == 0) {
            return summary.getTestsSucceededCount() + " passed";
        }
        StringWriter failures = new StringWriter();
        summary.printFailuresTo(new PrintWriter(failures), MOST_FAILURES);
        return failures.toString();
    }
}
