package dev.dyno.scenarios.demo.digits;

import static dev.dyno.scenarios.demo.digits.Stroke.arc;
import static dev.dyno.scenarios.demo.digits.Stroke.line;

import java.util.List;

/** The ten digits as strokes. */
final class Glyphs {
    private static final List<List<Stroke>> DIGITS = List.of(
            List.of(arc(0, 0, 0.6f, 0.95f, 0, 180), arc(0, 0, 0.6f, 0.95f, 180, 360)),
            List.of(line(-0.4f, -0.5f, 0.1f, -0.95f, 0.1f, 0.95f)),
            List.of(arc(0, -0.4f, 0.55f, 0.55f, 180, 380), line(0.5f, -0.2f, -0.6f, 0.95f, 0.6f, 0.95f)),
            List.of(arc(-0.05f, -0.47f, 0.5f, 0.48f, 200, 450), arc(-0.05f, 0.47f, 0.58f, 0.48f, 270, 520)),
            List.of(line(0.3f, 0.95f, 0.3f, -0.95f, -0.65f, 0.35f, 0.65f, 0.35f)),
            List.of(line(0.5f, -0.95f, -0.4f, -0.95f, -0.5f, -0.1f), arc(-0.05f, 0.35f, 0.6f, 0.6f, 225, 510)),
            List.of(
                    arc(0.35f, 0.2f, 0.9f, 1.15f, 180, 270),
                    arc(0, 0.4f, 0.55f, 0.55f, 0, 180),
                    arc(0, 0.4f, 0.55f, 0.55f, 180, 360)),
            List.of(line(-0.6f, -0.95f, 0.6f, -0.95f, -0.15f, 0.95f)),
            List.of(
                    arc(0, -0.47f, 0.47f, 0.47f, 0, 180),
                    arc(0, -0.47f, 0.47f, 0.47f, 180, 360),
                    arc(0, 0.47f, 0.58f, 0.48f, 0, 180),
                    arc(0, 0.47f, 0.58f, 0.48f, 180, 360)),
            List.of(
                    arc(0, -0.4f, 0.55f, 0.55f, 0, 180),
                    arc(0, -0.4f, 0.55f, 0.55f, 180, 360),
                    arc(-0.35f, -0.2f, 0.9f, 1.15f, 0, 90)));

    private Glyphs() {}

    static List<Stroke> of(int digit) {
        return DIGITS.get(digit);
    }
}
