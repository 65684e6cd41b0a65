package dev.dyno.harness.lab.state;

import dev.dyno.results.error.StoreException;
import dev.dyno.results.store.AtomicFile;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for devices that tell nobody their serial numbers or addresses: the first 12 hexadecimal digits of HMAC-SHA256 over them,
 * under a key that never leaves the lab host. The same device has the same alias on this host, whatever its name in a lab file.
 *
 * @param state where the key is kept
 */
public record Aliases(StateFolder state) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int DIGITS = 12;
    /** By transport, the keys of the lab file that say which device it is. */
    private static final Map<String, String[]> IDENTITY = Map.of(
            "local", new String[] {"work-folder"},
            "adb", new String[] {"serial"},
            "ssh", new String[] {"host", "port"},
            "appium", new String[] {"url", "capabilities"},
            "replay", new String[] {"path"});

    /**
     * The alias of a device.
     *
     * @throws StoreException if the key can be neither read nor made
     */
    public String of(Lab.Entry device) {
        StringBuilder identity = new StringBuilder(device.transport());
        for (String key : IDENTITY.getOrDefault(device.transport(), new String[] {"name"})) {
            identity.append('\n').append(device.keys().getOrDefault(key, ""));
        }
        return of(identity.toString());
    }

    /** The alias of any text; no other lab host has the same for it. */
    public String of(String identity) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            byte[] digest = mac.doFinal(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private byte[] key() {
        return state.alone(() -> {
            Path file = state.file("key");
            try {
                if (!Files.exists(file)) {
                    byte[] drawn = new byte[KEY_BYTES];
                    new SecureRandom().nextBytes(drawn);
                    AtomicFile.write(file, HexFormat.of().formatHex(drawn).getBytes(StandardCharsets.US_ASCII));
                }
                return HexFormat.of().parseHex(Files.readString(file).strip());
            } catch (IOException | IllegalArgumentException e) {
                String message = "cannot use the key of the lab's aliases in " + file + ": " + e.getMessage()
                        + "; bring it back, or delete it to give every device a new alias and an unknown health";
                throw new StoreException(message, e);
            }
        });
    }
}
