package dev.dyno.scenarios.demo.digits;

import dev.dyno.scenarios.demo.graph.Dice;
import java.util.List;

/** One writer's way with one digit: size, slant, place, a trembling hand, a pen. Draws on a square of pixels, 0 dark .. 1 bright. */
final class Handwriting {
    private static final float TREMBLE = 0.08f;
    private final Dice dice;
    private final int extent;
    private final float[] pixels;
    /** The affine map from stroke coordinates to pixels: x = xx * u + xy * v + x0, and the same for y. */
    private final float xx;

    private final float xy;
    private final float yx;
    private final float yy;
    private final float x0;
    private final float y0;

    Handwriting(Dice dice, int extent) {
        this.dice = dice;
        this.extent = extent;
        this.pixels = new float[extent * extent];
        float half = extent / 2f;
        double angle = dice.between(-0.35f, 0.35f);
        float width = half * dice.between(0.5f, 0.85f);
        float height = half * dice.between(0.5f, 0.85f);
        float slant = dice.between(-0.35f, 0.35f);
        float sin = (float) StrictMath.sin(angle);
        float cos = (float) StrictMath.cos(angle);
        xx = width * cos;
        xy = height * (slant * cos - sin);
        yx = width * sin;
        yy = height * (slant * sin + cos);
        x0 = half + dice.between(-3, 3);
        y0 = half + dice.between(-3, 3);
    }

    /** The pixels, row by row. */
    float[] draw(List<Stroke> strokes) {
        float pen = dice.between(0.7f, 1.9f);
        float ink = dice.between(0.5f, 1);
        strokes.forEach(stroke -> draw(stroke, pen, ink));
        return pixels;
    }

    private void draw(Stroke stroke, float pen, float ink) {
        float[] x = new float[stroke.size()];
        float[] y = new float[stroke.size()];
        for (int i = 0; i < x.length; i++) {
            float u = stroke.x(i) + TREMBLE * dice.bell();
            float v = stroke.y(i) + TREMBLE * dice.bell();
            x[i] = xx * u + xy * v + x0;
            y[i] = yx * u + yy * v + y0;
        }
        for (int i = 1; i < x.length; i++) {
            segment(x[i - 1], y[i - 1], x[i] - x[i - 1], y[i] - y[i - 1], pen, ink);
        }
    }

    /** Inks pixels nearer than {@code pen} to the segment from (x, y) along (dx, dy), with a soft edge. */
    private void segment(float x, float y, float dx, float dy, float pen, float ink) {
        float squared = Math.max(dx * dx + dy * dy, 1e-6f);
        int reach = (int) pen + 2;
        int top = bounded((int) Math.min(y, y + dy) - reach);
        int bottom = bounded((int) Math.max(y, y + dy) + reach);
        int left = bounded((int) Math.min(x, x + dx) - reach);
        int right = bounded((int) Math.max(x, x + dx) + reach);
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                float along = ((column - x) * dx + (row - y) * dy) / squared;
                float nearest = Math.min(Math.max(along, 0), 1);
                float awayX = column - x - nearest * dx;
                float awayY = row - y - nearest * dy;
                float distance = (float) Math.sqrt(awayX * awayX + awayY * awayY);
                float covered = ink * Math.min(Math.max(pen + 0.5f - distance, 0), 1);
                int at = row * extent + column;
                pixels[at] = Math.max(pixels[at], covered);
            }
        }
    }

    private int bounded(int pixel) {
        return Math.min(Math.max(pixel, 0), extent - 1);
    }
}
