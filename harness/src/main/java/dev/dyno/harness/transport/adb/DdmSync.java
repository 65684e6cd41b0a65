package dev.dyno.harness.transport.adb;

import com.android.ddmlib.AdbInitOptions;
import com.android.ddmlib.AndroidDebugBridge;
import com.android.ddmlib.DdmPreferences;
import com.android.ddmlib.IDevice;
import com.android.ddmlib.Log;
import com.android.ddmlib.SyncException;
import com.android.ddmlib.SyncService;
import com.android.ddmlib.TimeoutException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Files by ddmlib's sync service. ddmlib keeps one connection for the whole process; it never starts or ends the server ("user
 * managed").
 */
final class DdmSync {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static @Nullable AdbServer connected;

    private final AdbServer server;
    private final IDevice device;

    private DdmSync(AdbServer server, IDevice device) {
        this.server = server;
        this.device = device;
    }

    /**
     * The files of a device.
     *
     * @param stall how long a copy may stand still; ddmlib has one such limit for the whole process, so the last one counts
     * @throws IOException if the server does not list the device as ready within 10 s
     */
    static DdmSync on(AdbServer server, String serial, Duration stall) throws IOException {
        DdmPreferences.setTimeOut((int) stall.toMillis());
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE_NANOS) {
            for (IDevice device : bridge(server).getDevices()) {
                if (device.getSerialNumber().equals(serial) && device.isOnline()) {
                    return new DdmSync(server, device);
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted");
            }
        }
        throw new IOException("the adb server does not list " + serial + " as ready");
    }

    private static synchronized AndroidDebugBridge bridge(AdbServer server) throws IOException {
        AndroidDebugBridge bridge = AndroidDebugBridge.getBridge();
        if (bridge != null && server.equals(connected)) {
            return bridge;
        }
        if (connected != null) {
            AndroidDebugBridge.terminate();
        }
        // It prints what it thinks of links on standard output; whoever copies a file learns of it by an error.
        DdmPreferences.setLogLevel(Log.LogLevel.ASSERT.getStringValue());
        AndroidDebugBridge.init(AdbInitOptions.builder()
                .setClientSupportEnabled(false)
                .enableUserManagedAdbMode(server.port())
                .build());
        AndroidDebugBridge made = AndroidDebugBridge.createBridge(5, TimeUnit.SECONDS);
        if (made == null) {
            throw new IOException("ddmlib cannot speak to the adb server on port " + server.port());
        }
        connected = server;
        return made;
    }

    void push(Path file, String target) throws IOException {
        with(sync -> sync.pushFile(file.toString(), target, new Meter(Long.MAX_VALUE)));
    }

    void pull(String source, Path target, long maxBytes) throws IOException {
        with(sync -> sync.pullFile(source, target.toString(), new Meter(maxBytes)));
    }

    private void with(Work work) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        try (SyncService sync = new SyncService(address, device)) {
            if (!sync.openSync()) {
                throw new IOException("the device refuses to copy files");
            }
            work.on(sync);
        } catch (SyncException e) {
            throw new IOException(e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("the device took no data for too long", e);
        } catch (com.android.ddmlib.AdbCommandRejectedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private interface Work {
        void on(SyncService sync) throws IOException, SyncException, TimeoutException;
    }

    /** Ends a copy that is interrupted or grows beyond its limit. */
    private static final class Meter implements SyncService.ISyncProgressMonitor {
        private final long most;
        private long bytes;

        Meter(long most) {
            this.most = most;
        }

        @Override
        public void start(int totalWork) {}

        @Override
        public void stop() {}

        @Override
        public boolean isCanceled() {
            return bytes > most || Thread.currentThread().isInterrupted();
        }

        @Override
        public void startSubTask(String name) {}

        @Override
        public void advance(int work) {
            bytes += work;
        }
    }
}
