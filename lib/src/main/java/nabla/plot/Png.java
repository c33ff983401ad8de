package nabla.plot;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Small PNG files: at most 128 colours, fewer where that is still too large, the best compression.
 */
final class Png {
  private static final int COLOURS = 128;
  private static final int FEWEST = 32;

  /** In bytes: what keeps a notebook of some dozen plots quick to load. */
  private static final int LARGE = 58_000;

  private Png() {}

  static byte[] encode(BufferedImage image) {
    int colours = COLOURS;
    byte[] file = encode(image, colours);
    while (file.length > LARGE && colours > FEWEST) {
      colours /= 2;
      file = encode(image, colours);
    }
    return file;
  }

  private static byte[] encode(BufferedImage image, int colours) {
    var writer = ImageIO.getImageWritersByFormatName("png").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      var param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(0);
      writer.write(null, new IIOImage(indexed(image, colours), null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Keeps the commonest colours exactly and moves every other to the nearest of them. */
  static BufferedImage indexed(BufferedImage image, int colours) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    int[] palette = palette(pixels, colours);
    var nearest = new HashMap<Integer, Integer>();
    for (int i = 0; i < palette.length; i++) {
      nearest.putIfAbsent(palette[i], i);
    }
    var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    var result = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    var row = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        row[x] =
            nearest.computeIfAbsent(pixels[y * width + x] & 0xffffff, rgb -> nearest(palette, rgb));
      }
      result.getRaster().setPixels(0, y, width, 1, row);
    }
    return result;
  }

  /** The commonest colour of each of the most used cells of the colour cube. */
  private static int[] palette(int[] pixels, int colours) {
    var counts = new HashMap<Integer, Integer>();
    for (int pixel : pixels) {
      counts.merge(pixel & 0xffffff, 1, Integer::sum);
    }
    // Finer cells while the colours fit, coarser where a picture has thousands.
    for (int bits = 8; ; bits--) {
      int mask = 0x010101 * (0xff & (0xff << (8 - bits)));
      var best = new HashMap<Integer, Map.Entry<Integer, Integer>>();
      for (var entry : counts.entrySet()) {
        best.merge(entry.getKey() & mask, entry, (a, b) -> a.getValue() >= b.getValue() ? a : b);
      }
      if (best.size() <= colours || bits == 4) {
        return best.values().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(colours)
            .mapToInt(Map.Entry::getKey)
            .toArray();
      }
    }
  }

  private static int nearest(int[] palette, int rgb) {
    int best = 0;
    int distance = Integer.MAX_VALUE;
    for (int i = 0; i < palette.length; i++) {
      int r = (palette[i] >> 16 & 0xff) - (rgb >> 16 & 0xff);
      int g = (palette[i] >> 8 & 0xff) - (rgb >> 8 & 0xff);
      int b = (palette[i] & 0xff) - (rgb & 0xff);
      int d = r * r + g * g + b * b;
      if (d < distance) {
        distance = d;
        best = i;
      }
    }
    return best;
  }
}
