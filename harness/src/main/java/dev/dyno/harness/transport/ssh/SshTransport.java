package dev.dyno.harness.transport.ssh;

import dev.dyno.harness.transport.DeviceSession;
import dev.dyno.harness.transport.Transport;
import dev.dyno.harness.transport.shell.LeftBehind;
import dev.dyno.harness.transport.shell.ShellSession;
import dev.dyno.results.error.DeviceException;
import dev.dyno.results.error.DeviceException.Details;
import dev.dyno.results.error.PermanentDeviceException;
import dev.dyno.results.error.TransientDeviceException;
import dev.dyno.scenarios.Lab;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntry;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;

/**
 * Reaches devices over SSH.
 *
 * <p>Keys of the lab file: {@code host}, a name, an address or an alias of OpenSSH's configuration; {@code user};
 * {@code port}; {@code key}, a private key; {@code known-hosts}, by default {@code ~/.ssh/known_hosts}; {@code work-folder}, by
 * default {@code ~/.cache/dyno/device} of the far end. Keys also come from the configuration, {@code ~/.ssh} and the ssh agent.
 */
public final class SshTransport implements Transport {
    /** The name by which lab files ask for it. */
    public static final String NAME = "ssh";

    private static final String WORK_FOLDER = "~/.cache/dyno/device";
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final Map<String, String> environment;
    private final Duration heartbeat;
    private final Duration connect;
    private final LeftBehind left = new LeftBehind();

    /**
     * A transport for the user whom the environment describes.
     *
     * @param environment where {@code HOME}, {@code USER} and {@code SSH_AUTH_SOCK} are looked up
     */
    public SshTransport(Map<String, String> environment) {
        this(environment, HEARTBEAT, CONNECT);
    }

    /**
     * The same with another patience.
     *
     * @param heartbeat how often a connection is asked for a sign of life; three without an answer end it
     * @param connect how long each step of connecting may take
     */
    SshTransport(Map<String, String> environment, Duration heartbeat, Duration connect) {
        this.environment = Map.copyOf(environment);
        this.heartbeat = heartbeat;
        this.connect = connect;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DeviceSession open(Lab.Entry device) {
        HostKeys keys = new HostKeys(SshSettings.of(environment, device).knownHosts());
        SshShell shell = connect(device, keys);
        shell.look();
        return ShellSession.open(device.name(), shell, device.keys().getOrDefault("work-folder", WORK_FOLDER), left);
    }

    /**
     * A device's host key, whether it is known or not. Nothing but the key is asked for.
     *
     * @param fingerprint as OpenSSH writes it: {@code SHA256:...}
     * @param known whether it is the known one
     */
    public record HostKey(String fingerprint, boolean known) {}

    /**
     * Asks a device for its host key, and adds it to the known ones if that is wanted.
     *
     * @param expected the fingerprint that the user has compared; empty to only look
     * @throws PermanentDeviceException if the key is not the expected one, or another one is known already
     */
    public HostKey trust(Lab.Entry device, String expected) {
        SshSettings settings = SshSettings.of(environment, device);
        HostKeys keys = new HostKeys(settings.knownHosts());
        try {
            connect(device, keys).close();
        } catch (DeviceException e) {
            if (keys.finding() == HostKeys.Finding.CHANGED || keys.finding() == HostKeys.Finding.NONE) {
                throw e;
            }
        }
        boolean known = keys.finding() == HostKeys.Finding.KNOWN;
        if (!known && !expected.isEmpty()) {
            if (!expected.equals(keys.fingerprint())) {
                throw new PermanentDeviceException(Details.of(
                        device.name(),
                        "its host key is " + keys.fingerprint() + ", not " + expected + "; nothing was trusted"));
            }
            remember(device, settings, keys);
        }
        return new HostKey(keys.fingerprint(), known);
    }

    private static void remember(Lab.Entry device, SshSettings settings, HostKeys keys) {
        try {
            HostConfigEntry entry = settings.entry();
            keys.trust(InetSocketAddress.createUnresolved(entry.getHostName(), entry.getPort()));
        } catch (IOException e) {
            throw new PermanentDeviceException(
                    Details.of(device.name(), "cannot write " + keys.file() + " (" + e.getMessage() + ")"), e);
        }
    }

    private SshShell connect(Lab.Entry device, HostKeys keys) {
        SshSettings settings = SshSettings.of(environment, device);
        SshClient client = settings.client(keys, heartbeat);
        client.start();
        try {
            ClientSession session =
                    client.connect(settings.entry()).verify(connect).getSession();
            settings.addKeys(session);
            session.auth().verify(connect);
            return new SshShell(client, session);
        } catch (IOException e) {
            client.stop();
            throw explained(device, keys, e);
        }
    }

    private static DeviceException explained(Lab.Entry device, HostKeys keys, IOException e) {
        String name = device.name();
        switch (keys.finding()) {
            case UNKNOWN -> {
                return new PermanentDeviceException(Details.of(
                        name,
                        "its host key " + keys.fingerprint() + " is not known; compare it with the device's own"
                                + " (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub there), then: dyno devices trust "
                                + name + " --lab FILE --fingerprint " + keys.fingerprint()));
            }
            case CHANGED -> {
                return new PermanentDeviceException(Details.of(
                        name,
                        "its host key has changed to " + keys.fingerprint() + ": it was set up anew, or somebody is in"
                                + " between; if the former, remove the old key (ssh-keygen -R HOST -f " + keys.file()
                                + ") and then: dyno devices trust " + name));
            }
            case KNOWN -> {
                if (e instanceof SshException && String.valueOf(e.getMessage()).contains("auth")) {
                    return new PermanentDeviceException(
                            Details.of(
                                    name,
                                    "it lets nobody in with the keys there are; add a key of this user to its"
                                            + " ~/.ssh/authorized_keys (ssh-copy-id), or name one by 'key' in the lab file"),
                            e);
                }
                return new TransientDeviceException(Details.of(name, "ssh: " + e.getMessage()), e);
            }
            case NONE -> {
                return new TransientDeviceException(
                        Details.of(name, "it cannot be reached by ssh: " + e.getMessage()), e);
            }
        }
        throw new IllegalStateException("no such finding");
    }
}
