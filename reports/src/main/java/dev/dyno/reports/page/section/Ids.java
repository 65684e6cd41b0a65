package dev.dyno.reports.page.section;

import dev.dyno.results.record.CandidateRecord;
import dev.dyno.results.record.DeviceProfile;
import dev.dyno.results.record.RunRecord;
import java.util.List;

/** Ids of drawings: names may hold anything, so that ids are made of places in the run's lists. */
final class Ids {
    private Ids() {}

    /** The beginning of an id with a metric's name in it. */
    static String word(String kind, String metric) {
        return kind + "-" + metric.replaceAll("[^a-z0-9]", "-");
    }

    /** An id for a device's drawing. */
    static String of(String kind, RunRecord run, String device) {
        List<String> names = run.devices().stream().map(DeviceProfile::name).toList();
        return kind + "-" + names.indexOf(device);
    }

    /** An id for a drawing of a candidate on a device. */
    static String of(String kind, RunRecord run, String device, String candidate) {
        List<String> names =
                run.candidates().stream().map(CandidateRecord::name).toList();
        return of(kind, run, device) + "-" + names.indexOf(candidate);
    }
}
