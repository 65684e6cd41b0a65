package dev.dyno.reports.heat;

import dev.dyno.reports.statistics.thermal.Range;
import dev.dyno.reports.statistics.thermal.ThermalFit;
import dev.dyno.reports.statistics.thermal.ThermalModel;
import dev.dyno.reports.statistics.thermal.Warming;
import dev.dyno.results.metric.Quantities;
import dev.dyno.results.metric.Unit;
import java.util.Locale;

/** Forecasts in words. */
public final class HeatWords {
    /** What is as probable as this is said to happen, and what is as improbable not to. */
    private static final double SURE = 0.975;

    private static final double MINUTE = 60;

    private HeatWords() {}

    /**
     * One sentence that says what becomes of the device.
     *
     * @param name of the candidate, ready to be shown
     */
    public static String sentence(HeatForecast forecast, String name) {
        return name
                + (forecast.model().isPresent()
                        ? told(forecast, forecast.model().get())
                        : withheld(forecast))
                + ".";
    }

    /** A temperature with its interval. */
    public static String celsius(Range range) {
        return String.format(Locale.ROOT, "%.1f °C (%.1f to %.1f)", range.point(), range.lower(), range.upper());
    }

    /** A time with its interval, in the point's unit; one that may never come reaches to infinity. */
    public static String time(Range seconds) {
        if (Double.isInfinite(seconds.point())) {
            return Double.isInfinite(seconds.lower())
                    ? "never"
                    : "never, or after " + time(seconds.lower()) + " at least";
        }
        boolean minutes = seconds.point() >= MINUTE;
        String upper = Double.isInfinite(seconds.upper()) ? "never" : digits(seconds.upper(), minutes);
        return digits(seconds.point(), minutes) + (minutes ? " min" : " s") + " (" + digits(seconds.lower(), minutes)
                + " to " + upper + ")";
    }

    private static String digits(double seconds, boolean minutes) {
        return String.format(Locale.ROOT, "%.1f", minutes ? seconds / MINUTE : seconds);
    }

    /** When the device throttles, as far as that is known. */
    public static String throttles(ThermalModel model, double trip) {
        ThermalModel.Reach reach = model.reaching(trip);
        if (reach.share() >= SURE) {
            return "after " + time(reach.seconds());
        }
        return reach.share() <= 1 - SURE
                ? "never"
                : "perhaps (" + Quantities.percent(Math.rint(100 * reach.share()) / 100) + " of what is possible)";
    }

    private static String told(HeatForecast forecast, ThermalModel model) {
        String settled =
                celsius(model.equilibrium()) + " after " + time(model.settled().point());
        if (forecast.trial().throttled().isPresent()) {
            String at = forecast.trip().isPresent()
                    ? " at " + Quantities.format(forecast.trip().getAsDouble(), Unit.CELSIUS)
                    : "";
            return " throttles after " + time(forecast.trial().throttled().getAsDouble()) + at
                    + "; without that it would reach " + settled;
        }
        if (forecast.trip().isEmpty()) {
            return " reaches " + settled + "; it was not seen to throttle";
        }
        String throttles = throttles(model, forecast.trip().getAsDouble());
        return " reaches " + settled
                + (throttles.equals("never")
                        ? " and does not throttle, which begins at "
                                + Quantities.format(forecast.trip().getAsDouble(), Unit.CELSIUS)
                        : " and throttles " + throttles);
    }

    private static String withheld(HeatForecast forecast) {
        Warming warming = forecast.trial().warming();
        double first = warming.celsius(0);
        double last = warming.celsius(warming.size() - 1);
        String throttled = forecast.trial().throttled().isPresent()
                ? " and throttled after " + time(forecast.trial().throttled().getAsDouble())
                : "";
        return " went from " + Quantities.format(first, Unit.CELSIUS) + " to "
                + Quantities.format(last, Unit.CELSIUS) + " in "
                + time(forecast.trial().length()) + throttled + "; no forecast: "
                + ((ThermalFit.Withheld) forecast.fit()).reason();
    }

    /** A time in seconds with three digits. */
    public static String time(double seconds) {
        return Quantities.format(seconds, Unit.SECOND);
    }
}
