package dev.dyno.packaging;

import dev.dyno.packaging.DexReferences.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.codehaus.mojo.animal_sniffer.Clazz;
import org.codehaus.mojo.animal_sniffer.SignatureChecker;

/**
 * What one level of Android offers, by the published signatures of its public classes.
 *
 * @param classes by name
 */
record AndroidApi(Map<String, Clazz> classes) {
    /** Reads the signatures. */
    static AndroidApi read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new AndroidApi(SignatureChecker.loadClasses(in));
        }
    }

    /** Whether it has a field or method, in the named class or above it. */
    boolean has(Reference reference) {
        Deque<String> open = new ArrayDeque<>(List.of(reference.owner()));
        while (!open.isEmpty()) {
            Clazz known = classes.get(open.pop());
            if (known != null) {
                if (known.getSignatures().contains(reference.member())) {
                    return true;
                }
                if (known.getSuperClass() != null) {
                    open.push(known.getSuperClass());
                }
                List.of(known.getSuperInterfaces()).forEach(open::push);
            }
        }
        return false;
    }
}
