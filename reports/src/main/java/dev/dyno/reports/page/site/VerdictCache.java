package dev.dyno.reports.page.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyno.reports.gate.Decision;
import dev.dyno.results.error.StoreException;
import dev.dyno.results.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a site remembers from call to call, in a file of the folder that it is of: what each run's verdict said, and which
 * pages there are. It can be deleted at any time, and whatever is wrong with it, it counts as not there.
 */
final class VerdictCache {
    static final String FILE = ".dyno-site.json";

    private static final String SCHEMA = "dyno/site-state/v1";
    private static final JsonMapper MAPPER = new JsonMapper();

    /** A verdict and the file that said it. */
    private record Known(String fingerprint, NightVerdict verdict) {}

    private final Path root;
    private final Map<String, Known> before = new TreeMap<>();
    private final Map<String, Known> now = new TreeMap<>();
    private final Set<String> pages = new TreeSet<>();

    private VerdictCache(Path root) {
        this.root = root;
    }

    static VerdictCache open(Path root) {
        VerdictCache cache = new VerdictCache(root);
        try {
            JsonNode state = MAPPER.readTree(Files.readAllBytes(root.resolve(FILE)));
            if (SCHEMA.equals(state.path("schema").asText())) {
                state.path("verdicts")
                        .properties()
                        .forEach(each -> cache.before.put(each.getKey(), known(each.getValue())));
                state.path("pages").forEach(page -> cache.pages.add(page.asText()));
            }
        } catch (IOException | IllegalArgumentException e) {
            cache.before.clear();
            cache.pages.clear();
        }
        return cache;
    }

    /** What a run's verdict says; read only if it is new or has changed. */
    NightVerdict verdict(String folder) {
        Path file = root.resolve(folder).resolve("verdict.json");
        String fingerprint = fingerprint(file);
        @Nullable Known known = before.get(folder);
        if (known == null || !known.fingerprint().equals(fingerprint)) {
            known = new Known(fingerprint, VerdictReader.read(file));
        }
        now.put(folder, known);
        return known.verdict();
    }

    /** The pages that were written the last time. */
    Set<String> pages() {
        return Set.copyOf(pages);
    }

    /**
     * Remembers what was asked for since it was opened.
     *
     * @param written the pages that there are now
     * @throws StoreException if the folder cannot be written
     */
    void keep(Set<String> written) {
        if (now.equals(before) && written.equals(pages)) {
            return;
        }
        ObjectNode state = MAPPER.createObjectNode().put("schema", SCHEMA);
        ArrayNode names = state.putArray("pages");
        written.stream().sorted().forEach(names::add);
        ObjectNode verdicts = state.putObject("verdicts");
        now.forEach((folder, known) -> put(verdicts.putArray(folder), known));
        try {
            AtomicFile.write(root.resolve(FILE), MAPPER.writeValueAsBytes(state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always JSON", e);
        }
    }

    private static void put(ArrayNode node, Known known) {
        NightVerdict verdict = known.verdict();
        node.add(known.fingerprint()).add(verdict.run());
        node.add(verdict.decision() == null ? "" : verdict.decision().name());
        node.add(verdict.failed())
                .add(verdict.undecided())
                .add(verdict.passed())
                .add(verdict.missing());
        verdict.reasons().forEach(node::add);
    }

    private static Known known(JsonNode node) {
        String decision = node.path(2).asText();
        List<String> reasons = new ArrayList<>();
        for (int i = 7; i < node.size(); i++) {
            reasons.add(node.path(i).asText());
        }
        NightVerdict verdict = new NightVerdict(
                node.path(1).asText(),
                decision.isEmpty() ? null : Decision.valueOf(decision),
                reasons,
                node.path(3).asInt(),
                node.path(4).asInt(),
                node.path(5).asInt(),
                node.path(6).asInt());
        return new Known(node.path(0).asText(), verdict);
    }

    private static String fingerprint(Path file) {
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            return seen.size() + "@" + seen.lastModifiedTime();
        } catch (IOException e) {
            return "-";
        }
    }
}
