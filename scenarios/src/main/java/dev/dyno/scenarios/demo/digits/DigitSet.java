package dev.dyno.scenarios.demo.digits;

import dev.dyno.scenarios.demo.graph.Dice;
import dev.dyno.scenarios.demo.training.Examples;
import java.util.List;
import java.util.stream.IntStream;

/** Drawn digits with their labels: 28 x 28 grey values, one writer and one sheet of paper each. Example i is a function of i alone. */
public final class DigitSet {
    /** Rows and columns. */
    public static final int EXTENT = 28;

    /** Digits. */
    public static final int CLASSES = 10;

    private static final long SEED = 0xD161_7500_0000L;
    private static final float MOST_GRAIN = 0.15f;
    private static final int SCRATCHES = 2;

    private DigitSet() {}

    /** Examples number {@code first} and following; every digit is in turn. */
    public static Examples draw(int first, int count) {
        List<Integer> numbers = IntStream.range(first, first + count).boxed().toList();
        return new Examples(
                numbers.parallelStream().map(DigitSet::image).toList(),
                numbers.stream().map(DigitSet::label).toList());
    }

    private static int label(int number) {
        return number % CLASSES;
    }

    private static float[] image(int number) {
        Dice dice = new Dice(SEED + number);
        float[] image = new Handwriting(dice, EXTENT).draw(Glyphs.of(label(number)));
        for (int i = dice.below(SCRATCHES + 1); i > 0; i--) {
            scratch(image, dice);
        }
        float grain = MOST_GRAIN * dice.unit();
        for (int i = 0; i < image.length; i++) {
            image[i] = Math.min(Math.max(image[i] + grain * dice.bell(), 0), 1);
        }
        return image;
    }

    /** A short straight streak that belongs to no digit. */
    private static void scratch(float[] image, Dice dice) {
        float row = dice.between(0, EXTENT);
        float column = dice.between(0, EXTENT);
        float down = dice.between(-1, 1);
        float right = dice.between(-1, 1);
        float brightness = dice.between(0.2f, 0.8f);
        for (int i = dice.below(EXTENT / 2); i > 0; i--) {
            row += down;
            column += right;
            int y = (int) Math.floor(row);
            int x = (int) Math.floor(column);
            if (y >= 0 && y < EXTENT && x >= 0 && x < EXTENT) {
                image[y * EXTENT + x] = brightness;
            }
        }
    }
}
