package dev.dyno.scenarios.file;

import dev.dyno.results.metric.Unit;
import dev.dyno.results.store.Sha256;
import dev.dyno.scenarios.Candidate;
import dev.dyno.scenarios.file.Runtimes.KnownRuntime;
import dev.dyno.scenarios.file.Runtimes.Option;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one candidate. */
final class CandidateReader {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_THREADS = 1024;

    private final String name;
    private final Section section;
    private final Reading reading;

    CandidateReader(String name, Section section) {
        this.name = name;
        this.section = section;
        this.reading = section.reading();
    }

    Candidate read() {
        section.knowing("model", "sha256", "runtime", "provider", "threads", "options", "tool", "arguments")
                .requiring("model");
        Optional<Field> model = section.field("model");
        FileReference file =
                model.map(FileReference::of).orElseGet(() -> new FileReference(Path.of("unnamed"), "unnamed", ""));
        section.save("model", file.saved());
        String sha256 = sha256(file.file());
        Optional<KnownRuntime> runtime = runtime(model, file.shown());
        String provider = provider(runtime);
        int threads = section.integer("threads", 1, 1, MOST_THREADS);
        Map<String, String> options = options(runtime);
        return new Candidate(
                name,
                file.shown(),
                file.file(),
                sha256,
                runtime.map(KnownRuntime::name).orElse(""),
                provider,
                threads,
                options,
                program(runtime));
    }

    private Candidate.@Nullable Program program(Optional<KnownRuntime> runtime) {
        if (runtime.isPresent() && runtime.get().isProgram()) {
            return new ProgramReader(section).read(runtime.get().tool());
        }
        runtime.ifPresent(
                r -> ProgramReader.refuse(section, reading.context().runtimes().programs()));
        return null;
    }

    private @Nullable String sha256(Path file) {
        Field field = section.field("sha256").orElse(null);
        if (field == null) {
            return null;
        }
        String wanted = field.text();
        section.save("sha256", wanted);
        if (!SHA256.matcher(wanted).matches()) {
            field.problem("is a SHA-256: 64 digits of 0-9 and a-f, not '" + wanted + "'");
        } else if (reading.checkFiles() && Files.isRegularFile(file)) {
            compare(field, wanted, file);
        }
        return wanted;
    }

    private static void compare(Field field, String wanted, Path file) {
        try {
            String actual = Sha256.of(file);
            if (!actual.equals(wanted)) {
                field.problem("is not the digest of " + file + ", which is " + actual
                        + "; if the file is the one you mean, write that");
            }
        } catch (IOException e) {
            field.problem("cannot be checked: " + e);
        }
    }

    private Optional<KnownRuntime> runtime(Optional<Field> model, String modelName) {
        Runtimes known = reading.context().runtimes();
        Optional<KnownRuntime> usual = known.forModel(modelName);
        Optional<Field> given = section.field("runtime");
        if (given.isEmpty()) {
            if (usual.isEmpty()) {
                model.ifPresent(field -> field.problem(
                        "does not tell its runtime; add 'runtime', one of " + String.join(", ", known.names())));
            }
            usual.ifPresent(runtime -> section.save("runtime", runtime.name()));
            return usual;
        }
        Field field = given.get();
        section.save("runtime", field.word(known.names()));
        Optional<KnownRuntime> named = known.named(field.value().text());
        boolean runs = named.isEmpty() || modelName.endsWith(named.get().modelExtension());
        if (named.isPresent() && usual.isPresent() && !runs) {
            field.problem("is " + named.get().name() + ", which cannot run " + modelName + "; "
                    + usual.get().name() + " can");
        }
        return named;
    }

    private String provider(Optional<KnownRuntime> runtime) {
        Optional<Field> given = section.field("provider");
        String usual = runtime.map(r -> r.providers().get(0)).orElse("");
        String provider = given.map(f -> f.value().text()).orElse(usual);
        section.save("provider", provider);
        runtime.ifPresent(r -> given.ifPresent(f -> f.word(r.providers())));
        return provider;
    }

    private Map<String, String> options(Optional<KnownRuntime> runtime) {
        Map<String, String> options = new LinkedHashMap<>();
        Node node = section.find("options");
        if (node != null) {
            Section given = Section.of("'options'", node, reading);
            runtime.ifPresent(
                    r -> given.knowing(r.options().stream().map(Option::name).toArray(String[]::new)));
            for (Node.Entry entry : given.entries()) {
                given.field(entry.key()).ifPresent(field -> option(field, given, runtime, options));
            }
            section.save("options", given.saved());
        }
        return options;
    }

    private static void option(
            Field field, Section given, Optional<KnownRuntime> runtime, Map<String, String> options) {
        options.put(field.name(), field.value().text());
        given.save(field.name(), new Section.Bare(field.value().text()));
        runtime.flatMap(r -> r.option(field.name())).ifPresent(option -> {
            if (option.share()) {
                share(field, option).ifPresent(share -> options.put(field.name(), share));
            } else if (option.words().isEmpty()) {
                field.integer(option.min(), option.max());
            } else {
                field.word(option.words());
            }
        });
    }

    /** A share in the one form that agents read: a decimal number, a blank and the sign for percent. */
    private static Optional<String> share(Field field, Option option) {
        OptionalDouble share = field.quantity(Unit.RATIO);
        if (share.isEmpty()) {
            return Optional.empty();
        }
        double percent = 100 * share.getAsDouble();
        if (!(percent >= option.min() && percent <= option.max())) {
            field.problem("is " + field.value().text() + ", but must be from " + option.min() + " % to " + option.max()
                    + " %");
            return Optional.empty();
        }
        BigDecimal rounded = BigDecimal.valueOf(percent).setScale(6, RoundingMode.HALF_EVEN);
        return Optional.of(rounded.stripTrailingZeros().toPlainString() + " %");
    }
}
