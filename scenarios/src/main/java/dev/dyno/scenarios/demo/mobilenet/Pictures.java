package dev.dyno.scenarios.demo.mobilenet;

import dev.dyno.scenarios.demo.graph.Dice;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Seeded images with values in 0 .. 1: a colour gradient with soft blobs and some grain, as photographs have large smooth areas. Every
 * fourth is plain noise, so that ranges found on them also hold for the random inputs that benchmarks like to feed.
 */
public final class Pictures {
    /** Rows and columns. */
    public static final int EXTENT = 224;

    private static final int CHANNELS = 3;
    private static final int BLOBS = 12;
    private static final float GRAIN = 0.04f;

    private Pictures() {}

    /** Images number {@code first} and following; each is a function of its number alone. */
    public static List<float[]> draw(int first, int count) {
        return IntStream.range(first, first + count)
                .parallel()
                .mapToObj(Pictures::draw)
                .toList();
    }

    private static float[] draw(int number) {
        Dice dice = new Dice(0x5EED_0000L + number);
        float[] image = new float[EXTENT * EXTENT * CHANNELS];
        if (number % 4 == 3) {
            noise(image, dice);
            return image;
        }
        for (int c = 0; c < CHANNELS; c++) {
            gradient(image, c, dice);
        }
        for (int i = 0; i < BLOBS; i++) {
            blob(image, dice);
        }
        for (int i = 0; i < image.length; i++) {
            image[i] = Math.min(Math.max(image[i] + GRAIN * dice.bell(), 0), 1);
        }
        return image;
    }

    private static void noise(float[] image, Dice dice) {
        for (int i = 0; i < image.length; i++) {
            image[i] = dice.unit();
        }
    }

    private static void gradient(float[] image, int channel, Dice dice) {
        float base = dice.between(0.2f, 0.8f);
        float down = dice.between(-0.4f, 0.4f) / EXTENT;
        float right = dice.between(-0.4f, 0.4f) / EXTENT;
        for (int pixel = 0; pixel < EXTENT * EXTENT; pixel++) {
            int row = pixel / EXTENT;
            int column = pixel % EXTENT;
            image[pixel * CHANNELS + channel] = base + down * row + right * column;
        }
    }

    /** Mixes a colour in, fading from the centre like (1 - d^2)^2. */
    private static void blob(float[] image, Dice dice) {
        float y = dice.between(0, EXTENT);
        float x = dice.between(0, EXTENT);
        float radius = dice.between(8, 80);
        float[] colour = {dice.unit(), dice.unit(), dice.unit()};
        for (int pixel = 0; pixel < EXTENT * EXTENT; pixel++) {
            int row = pixel / EXTENT;
            int column = pixel % EXTENT;
            float dy = (row - y) / radius;
            float dx = (column - x) / radius;
            float inside = Math.max(1 - dy * dy - dx * dx, 0);
            float weight = inside * inside;
            for (int c = 0; c < CHANNELS; c++) {
                int at = pixel * CHANNELS + c;
                image[at] += weight * (colour[c] - image[at]);
            }
        }
    }
}
