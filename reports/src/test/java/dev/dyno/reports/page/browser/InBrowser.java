package dev.dyno.reports.page.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a {@link Tab} of its own in one Chromium that all classes of tests share; they are skipped without one. */
public final class InBrowser implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(InBrowser.class);

    /** The browser and what it leaves behind. */
    private record Shared(Chromium chromium, Path profile) implements AutoCloseable {
        static Shared start(Path program) {
            try {
                Path profile = Files.createTempDirectory("dyno-chromium");
                return new Shared(Chromium.start(program, profile), profile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while Chromium started", e);
            }
        }

        @Override
        public void close() throws IOException {
            chromium.close();
            List<Path> left;
            try (Stream<Path> all = Files.walk(profile)) {
                left = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : left) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** A tab that is closed after its test. */
    private record Lent(Tab tab) implements AutoCloseable {
        @Override
        public void close() {
            tab.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> program = Chromium.installed();
        assumeTrue(program.isPresent(), "SKIPPED: no Chromium here (Debian: apt-get install chromium)");
        context.getRoot().getStore(NAMESPACE).computeIfAbsent(Shared.class, key -> Shared.start(program.orElseThrow()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Tab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared shared =
                Objects.requireNonNull(context.getRoot().getStore(NAMESPACE).get(Shared.class, Shared.class));
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Lent.class, key -> new Lent(tab(shared.chromium())), Lent.class)
                .tab();
    }

    private static Tab tab(Chromium chromium) {
        try {
            return chromium.tab();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a tab was opened", e);
        }
    }
}
