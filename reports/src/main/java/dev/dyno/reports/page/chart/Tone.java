package dev.dyno.reports.page.chart;

/** What a stroke means, and with that its colour; colour never says anything alone. */
public enum Tone {
    /** A candidate. */
    INK("ink", "#1b2430"),
    /** The baseline. */
    BASELINE("baseline", "#7d8894"),
    /** Words beside the drawing. */
    MUTED("muted", "#566270"),
    /** What only guides the eye. */
    GRID("grid", "#e3e7ec"),
    /** The ground, for gaps between touching things. */
    PANEL("panel", "#ffffff"),
    /** A change for the better. */
    BETTER("better-solid", "#0a66a8"),
    /** A change for the worse, or a bound that it breaks. */
    WORSE("worse-solid", "#bf4a06");

    private final String paint;

    Tone(String variable, String light) {
        this.paint = "var(--" + variable + "," + light + ")";
    }

    /** The page's variable, with the light value for hosts that strip the page's styles. */
    String paint() {
        return paint;
    }
}
