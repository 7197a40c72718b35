package dev.parallax.process;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Pictures of pages with their 256 most frequent colours: a third of the size, and no difference to be seen. */
final class PalettePng {

    private static final int COLOURS = 256;

    private PalettePng() {}

    static void write(byte[] png, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(reduced(ImageIO.read(new ByteArrayInputStream(png))), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage reduced(BufferedImage picture) {
        Map<Integer, Integer> times = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                times.merge(picture.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
            }
        }
        // Among colours that look alike the most frequent one stands for all, so that rare ones keep a place.
        Map<Integer, Integer> alike = new HashMap<>();
        times.forEach((colour, count) -> alike.merge(
                colour & 0xF8F8F8, colour, (one, other) -> times.get(one) >= times.get(other) ? one : other));
        List<Integer> palette = alike.values().stream()
                .sorted(Comparator.comparing((Integer colour) -> -times.get(colour)))
                .limit(COLOURS)
                .toList();
        int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
        IndexColorModel model =
                new IndexColorModel(8, colours.length, colours, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage reduced =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int colour = picture.getRGB(x, y) & 0xFFFFFF;
                int at = nearest.computeIfAbsent(colour, wanted -> nearest(wanted, colours));
                reduced.getRaster().setSample(x, y, 0, at);
            }
        }
        return reduced;
    }

    private static int nearest(int colour, int[] palette) {
        int best = 0;
        long distance = Long.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            long here = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                long apart = (long) (colour >> shift & 0xFF) - (palette[i] >> shift & 0xFF);
                here += apart * apart;
            }
            if (here < distance) {
                distance = here;
                best = i;
            }
        }
        return best;
    }
}
