package dev.dyno.harness.device;

import dev.dyno.harness.transport.DevicePath;
import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.results.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings files to devices by their content. Every bundle lies in a folder named by its digest, so what is there already is
 * never sent again, and what is there under that name is that.
 */
public final class BlobStore {
    /** Left free on the device beyond what is sent, for the trials' own files. */
    private static final long MARGIN_BYTES = 4L << 20;

    private static final Pattern DF = Pattern.compile("\\s\\d+\\s+\\d+\\s+(\\d+)\\s+\\d+%\\s");

    private final FileDigests digests;
    private final PushLimit limit;

    /** A store that sends to one device at a time. */
    public BlobStore(FileDigests digests) {
        this(digests, new PushLimit(1));
    }

    /**
     * A store.
     *
     * @param limit how many devices are sent files at once; shared by the stores of all devices
     */
    public BlobStore(FileDigests digests, PushLimit limit) {
        this.digests = digests;
        this.limit = limit;
    }

    /**
     * What a deployment did.
     *
     * @param folder the bundle's folder on the device; the files are in it by their names
     * @param pushedBytes how much had to be sent; 0 if all of it was there
     */
    public record Deployed(DevicePath folder, long pushedBytes) {

        /** The path of one of the bundle's files. */
        public DevicePath file(String name) {
            return folder.resolve(name);
        }
    }

    /**
     * Makes sure that a bundle is on a device. A damaged one is replaced; two that deploy the same at once both succeed.
     *
     * @throws PermanentDeviceException if a file here cannot be read, or the device has no space for it
     * @throws TransientDeviceException if the device vanishes, or a file changes while it is sent
     */
    public Deployed deploy(DeviceSession session, Bundle bundle) {
        List<Entry> entries = entries(session, bundle);
        String blob = blobName(entries);
        DevicePath blobs = session.workFolder().resolve("blobs");
        if (DeviceScript.BLOB_CHECK
                .run(session, with(List.of(blobs.resolve(blob).value(), sizes(entries)), names(entries)))
                .ok()) {
            return new Deployed(blobs.resolve(blob), 0);
        }
        return limit.within(session.device(), () -> send(session, blobs, blob, entries));
    }

    private static Deployed send(DeviceSession session, DevicePath blobs, String blob, List<Entry> entries) {
        String part = ".part-" + UUID.randomUUID();
        prepare(session, blobs, part, entries);
        DevicePath folder = blobs.resolve(part);
        // What arrives otherwise than it was when its digest was taken is refused.
        entries.forEach(entry -> session.push(entry.file(), folder.resolve(entry.name()), entry.sha256()));
        DeviceScript.BLOB_PUBLISH.require(
                session, with(List.of(blobs.value(), part, blob, sizes(entries)), names(entries)), "deploy files");
        return new Deployed(blobs.resolve(blob), bytes(entries));
    }

    private static void prepare(DeviceSession session, DevicePath blobs, String part, List<Entry> entries) {
        List<String> folders = entries.stream()
                .map(Entry::name)
                .filter(name -> name.contains("/"))
                .map(name -> name.substring(0, name.lastIndexOf('/')))
                .distinct()
                .toList();
        String df = DeviceScript.BLOB_PREPARE
                .require(session, with(List.of(blobs.value(), part), folders), "make a folder")
                .text();
        // A device whose df says something else is not refused: the push itself will notice a full disk.
        OptionalLong free = freeBytes(df);
        if (free.isPresent() && free.getAsLong() < bytes(entries) + MARGIN_BYTES) {
            throw noSpace(session, bytes(entries), free.getAsLong());
        }
    }

    /** The free space that {@code df -P -k} tells of one disk; empty if it tells something else. */
    static OptionalLong freeBytes(String df) {
        Matcher matcher = DF.matcher(df);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1)) * 1024) : OptionalLong.empty();
    }

    private static PermanentDeviceException noSpace(DeviceSession session, long needed, long free) {
        return new PermanentDeviceException(Details.of(
                session.device(),
                "no space for " + needed + " bytes in " + session.workFolder() + ": " + free + " are free and "
                        + MARGIN_BYTES + " stay free; delete " + session.workFolder()
                        + "/blobs, which Dyno fills again as needed, or choose another work folder"));
    }

    private List<Entry> entries(DeviceSession session, Bundle bundle) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, Path> file : new TreeMap<>(bundle.files()).entrySet()) {
            try {
                Path real = file.getValue().toRealPath();
                entries.add(new Entry(file.getKey(), real, Files.size(real), digests.sha256(real)));
            } catch (IOException e) {
                String message = "cannot read " + file.getValue() + ", which is to be deployed (" + e + ")";
                throw new PermanentDeviceException(Details.of(session.device(), message), e);
            }
        }
        return entries;
    }

    private static String blobName(List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry ->
                text.append(entry.sha256()).append(' ').append(entry.name()).append('\n'));
        return Sha256.of(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String sizes(List<Entry> entries) {
        return String.join(
                "\n", entries.stream().map(entry -> Long.toString(entry.size())).toList());
    }

    private static List<String> names(List<Entry> entries) {
        return entries.stream().map(Entry::name).toList();
    }

    private static long bytes(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::size).sum();
    }

    private static List<String> with(List<String> first, List<String> rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    private record Entry(String name, Path file, long size, String sha256) {}
}
