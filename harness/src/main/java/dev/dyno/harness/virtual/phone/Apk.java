package dev.dyno.harness.virtual.phone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A package's file, as far as Android looks into it before it installs it.
 *
 * @param name the package's
 * @param version its version's number
 * @param oldestApi the first Android that may run it
 * @param certificate the digest of its key's certificate
 * @param instrumentations their components, each with the package that it is for
 * @param abis instruction sets that it has libraries for; empty if it has none
 */
record Apk(
        String name, int version, int oldestApi, String certificate, List<String> instrumentations, Set<String> abis) {

    private static final String BAD = "INSTALL_PARSE_FAILED_MANIFEST_MALFORMED";

    /** Reads and checks it. */
    static Apk read(Path file) throws Refused, IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("classes.dex") == null) {
                throw new Refused("INSTALL_FAILED_INVALID_APK", "Package code is missing");
            }
            List<ManifestElement> elements = BinaryXml.elements(manifest(zip));
            ManifestElement root = elements.get(0);
            String name = root.text("package");
            if (!root.name().equals("manifest") || !name.matches("[a-z]\\w*(\\.[a-z]\\w*)+")) {
                throw new Refused(BAD, "<manifest> has no valid package");
            }
            return new Apk(
                    name,
                    root.number("versionCode"),
                    elements.stream()
                            .filter(element -> element.name().equals("uses-sdk"))
                            .mapToInt(element -> element.number("minSdkVersion"))
                            .findFirst()
                            .orElse(1),
                    ApkSignature.certificate(file),
                    instrumentations(name, elements),
                    abis(zip, elements));
        } catch (ZipException e) {
            throw new Refused("INSTALL_PARSE_FAILED_NOT_APK", "Failed to parse " + file);
        }
    }

    /** One that is installed. */
    static Apk installed(Path file) throws Refused, IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refused("DELETE_FAILED_INTERNAL_ERROR", "");
        }
        return read(file);
    }

    private static byte[] manifest(ZipFile zip) throws Refused, IOException {
        ZipEntry entry = zip.getEntry("AndroidManifest.xml");
        if (entry == null) {
            throw new Refused("INSTALL_PARSE_FAILED_UNEXPECTED_EXCEPTION", "AndroidManifest.xml is missing");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static List<String> instrumentations(String name, List<ManifestElement> elements) throws Refused {
        List<String> found = new ArrayList<>();
        for (ManifestElement element : elements) {
            if (element.name().equals("instrumentation")) {
                String runner = element.text("name");
                if (runner.isEmpty() || element.text("targetPackage").isEmpty()) {
                    throw new Refused(BAD, "<instrumentation> does not specify its name and targetPackage");
                }
                String shown = runner.startsWith(name + ".") ? runner.substring(name.length()) : runner;
                found.add(name + "/" + shown + " (target=" + element.text("targetPackage") + ")");
            }
        }
        return List.copyOf(found);
    }

    /** Libraries that are not taken out of the package have to lie in it as they are. */
    private static Set<String> abis(ZipFile zip, List<ManifestElement> elements) throws Refused {
        boolean mapped = elements.stream()
                .anyMatch(element -> element.name().equals("application")
                        && element.text("extractNativeLibs").equals("0"));
        Set<String> abis = new TreeSet<>();
        for (ZipEntry entry : zip.stream().toList()) {
            String[] path = entry.getName().split("/", -1);
            if (path.length == 3 && path[0].equals("lib")) {
                abis.add(path[1]);
                if (mapped && entry.getMethod() != ZipEntry.STORED) {
                    throw new Refused("INSTALL_FAILED_INVALID_APK", "Failed to extract native libraries, res=-2");
                }
            }
        }
        return abis;
    }
}
