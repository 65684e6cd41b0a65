package dev.dyno.harness.transport.ssh;

import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.ConfigFileHostEntryResolver;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;

/**
 * How one device is to be reached, from the lab file, OpenSSH's configuration and the user's keys, in that order.
 *
 * @param device the device's name
 * @param entry host, port, user and keys
 * @param knownHosts the file of known host keys
 * @param keyFile the lab file's own key; null for none
 * @param home the user's home
 * @param agent the ssh agent's socket; empty for none
 */
record SshSettings(
        String device,
        HostConfigEntry entry,
        Path knownHosts,
        @Nullable Path keyFile,
        Path home,
        String agent) {
    private static final int PORT = 22;
    private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");
    private static final int UNANSWERED = 3;

    static SshSettings of(Map<String, String> environment, Lab.Entry device) {
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
        String host = device.keys().getOrDefault("host", "");
        int port = port(device);
        String user = device.keys().getOrDefault("user", "");
        HostConfigEntry entry = new HostConfigEntry();
        entry.setHost(host);
        entry.setHostName(host);
        entry.setPort(port);
        entry.setUsername(user);
        try {
            HostConfigEntry configured = new ConfigFileHostEntryResolver(home.resolve(".ssh/config"))
                    .resolveEffectiveHost(host, port, null, user, null, null);
            if (configured != null) {
                entry = configured;
            }
        } catch (IOException e) {
            throw new PermanentDeviceException(
                    Details.of(device.name(), "cannot read " + home.resolve(".ssh/config") + " (" + e + ")"), e);
        }
        if (entry.getPort() <= 0) {
            entry.setPort(PORT);
        }
        if (entry.getUsername() == null || entry.getUsername().isBlank()) {
            entry.setUsername(environment.getOrDefault("USER", System.getProperty("user.name", "root")));
        }
        String key = device.keys().get("key");
        return new SshSettings(
                device.name(),
                entry,
                path(home, device.keys().getOrDefault("known-hosts", "~/.ssh/known_hosts")),
                key == null ? null : path(home, key),
                home,
                environment.getOrDefault("SSH_AUTH_SOCK", ""));
    }

    private static int port(Lab.Entry device) {
        String port = device.keys().getOrDefault("port", "0");
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new PermanentDeviceException(Details.of(device.name(), "its port '" + port + "' is none"));
        }
        return Integer.parseInt(port);
    }

    private static Path path(Path home, String text) {
        return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
    }

    /** A client for one connection. Commands are small and many, so they go out at once, and hardware does the encryption. */
    SshClient client(HostKeys keys, Duration heartbeat) {
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier(keys);
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setCipherFactories(ciphers());
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, heartbeat);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, UNANSWERED);
        if (!agent.isEmpty() && Files.exists(Path.of(agent))) {
            client.setAgentFactory(new UserAgent(Path.of(agent)));
        }
        return client;
    }

    private static List<NamedFactory<Cipher>> ciphers() {
        List<NamedFactory<Cipher>> ciphers =
                new ArrayList<>(List.of(BuiltinCiphers.aes128gcm, BuiltinCiphers.aes256gcm));
        ClientBuilder.setUpDefaultCiphers(true).stream()
                .filter(cipher -> !ciphers.contains(cipher))
                .forEach(ciphers::add);
        return ciphers;
    }

    /**
     * Offers the user's keys to a session: that of the lab file alone, or else those of the configuration and the usual ones.
     *
     * @throws PermanentDeviceException if the lab file's key cannot be read
     */
    void addKeys(ClientSession session) {
        if (keyFile != null) {
            load(keyFile, session, true);
            return;
        }
        Stream<Path> configured = entry.getIdentities().stream().map(name -> path(home, name));
        Stream<Path> usual = USUAL_KEYS.stream().map(home.resolve(".ssh")::resolve);
        Stream.concat(configured, usual)
                .distinct()
                .filter(Files::isReadable)
                .forEach(file -> load(file, session, false));
    }

    private void load(Path file, ClientSession session, boolean required) {
        try (java.io.InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> pairs =
                    SecurityUtils.loadKeyPairIdentities(session, file::toString, in, FilePasswordProvider.EMPTY);
            if (pairs != null) {
                pairs.forEach(session::addPublicKeyIdentity);
            }
        } catch (IOException | GeneralSecurityException e) {
            if (required) {
                String message = "its key " + file + " cannot be used (" + e.getMessage()
                        + "); a key with a passphrase goes into the ssh agent: ssh-add " + file;
                throw new PermanentDeviceException(Details.of(device, message), e);
            }
        }
    }
}
