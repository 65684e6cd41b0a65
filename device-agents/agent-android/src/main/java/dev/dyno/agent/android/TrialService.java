package dev.dyno.agent.android;

import android.app.Notification;
import android.app.NotificationChannel;
import android.app.NotificationManager;
import android.app.Service;
import android.content.Intent;
import android.content.pm.ServiceInfo;
import android.os.Build;
import android.os.IBinder;
import android.util.Log;
import dev.dyno.agent.core.AgentStart;
import org.jspecify.annotations.Nullable;

/**
 * Runs a trial that nobody waits for: {@code am start-foreground-service -n dev.dyno.agent/.android.TrialService --es trial
 * FOLDER}. It is in the foreground, so that Android neither kills nor slows it, and takes its process with it, so that the
 * next trial has a fresh one.
 */
public class TrialService extends Service {
    private static final String TAG = "dyno";
    private static final String CHANNEL = "trial";
    private static final int NOTIFICATION = 1;

    private @Nullable Thread worker;

    @Override
    public @Nullable IBinder onBind(@Nullable Intent intent) {
        return null;
    }

    /** Begins the trial. A second one is refused while the first runs: they would measure each other. */
    @Override
    public int onStartCommand(@Nullable Intent intent, int flags, int startId) {
        AndroidPlatform platform = AndroidPlatform.ofPackage(this);
        AgentStart start = AgentStart.now(platform);
        enterForeground();
        String folder = intent == null ? null : intent.getStringExtra(TrialInstrumentation.TRIAL);
        if (worker != null) {
            Log.e(TAG, "a trial runs already; refused: " + folder);
        } else if (folder == null) {
            Log.e(TAG, "no trial: --es " + TrialInstrumentation.TRIAL + " FOLDER");
            stopSelf(startId);
        } else {
            worker = new Thread(() -> trial(folder, platform, start), "dyno-trial");
            worker.start();
        }
        return START_NOT_STICKY;
    }

    private void trial(String folder, AndroidPlatform platform, AgentStart start) {
        WakeHold awake = new WakeHold(this);
        try {
            TrialRun run = TrialRun.of(folder, platform, start);
            if (run.problem() != null) {
                Log.e(TAG, folder + ": " + run.problem());
            }
        } finally {
            awake.release();
        }
        stopSelf();
        ended();
    }

    /** The trial has ended and so may this process. */
    protected void ended() {
        AgentMain.end(0);
    }

    private void enterForeground() {
        NotificationManager notifications = getSystemService(NotificationManager.class);
        notifications.createNotificationChannel(
                new NotificationChannel(CHANNEL, "Measurements", NotificationManager.IMPORTANCE_LOW));
        Notification notification = new Notification.Builder(this, CHANNEL)
                .setSmallIcon(android.R.drawable.stat_notify_sync)
                .setContentTitle("Dyno measures a model")
                .build();
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
            startForeground(NOTIFICATION, notification, ServiceInfo.FOREGROUND_SERVICE_TYPE_SPECIAL_USE);
        } else {
            startForeground(NOTIFICATION, notification);
        }
    }
}
