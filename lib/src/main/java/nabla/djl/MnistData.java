package nabla.djl;

import ai.djl.basicdataset.cv.classification.Mnist;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.repository.Repository;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Dataset.Usage;
import ai.djl.util.Utils;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The handwritten digits of LeCun, Cortes and Burges, through DJL's own data set.
 *
 * @param train 60,000 images of 28 × 28
 * @param test 10,000 images by other writers
 */
public record MnistData(Images train, Images test) {
  private static final String FOLDER = "dataset/cv/ai/djl/basicdataset/mnist";
  private static final URI SITE = URI.create("https://mlrepo.djl.ai/" + FOLDER + "/metadata.json");
  private static final String OFFLINE = "ai.djl.offline";
  private static final int CHUNK = 1000;

  /**
   * Reads the digits from the local repository that {@code NABLA_MLREPO} (or the system property
   * {@code nabla.mlrepo}) names, else from DJL's cache, else over the internet.
   *
   * @param lab whose engine reads them
   * @return the digits, or nothing where they are not to be had; {@link #needs} then says why
   * @throws IOException if the files are there and cannot be read
   */
  public static Optional<MnistData> open(Lab lab) throws IOException {
    var local = System.getProperty("nabla.mlrepo", System.getenv("NABLA_MLREPO"));
    if (local != null && !local.isBlank()) {
      var path = Path.of(local).toAbsolutePath().normalize();
      if (!Files.isDirectory(path.resolve(FOLDER))) {
        throw new IOException(
            "NABLA_MLREPO is %s, but there is no %s in it: name a DJL repository, or unset it"
                .formatted(local, FOLDER));
      }
      return Optional.of(read(lab, new LocalCopy(path)));
    }
    if (isReachable()) {
      return Optional.of(read(lab, null));
    }
    return isCached() ? Optional.of(readCache(lab)) : Optional.empty();
  }

  /**
   * What is missing where {@link #open} gives nothing.
   *
   * @return one line for people
   */
  public static String needs() {
    return "Left out: real MNIST needs the internet (DJL fetches 11 MB once), or NABLA_MLREPO"
        + " naming a local copy of DJL's repository.";
  }

  private static boolean isCached() {
    var cache = Utils.getCacheDir().resolve("cache/repo").resolve(FOLDER);
    return Files.exists(cache.resolve("metadata.json")) && Files.isDirectory(cache.resolve("1.0"));
  }

  /** Only when told that it is offline does DJL trust a cache that is older than a day. */
  private static MnistData readCache(Lab lab) throws IOException {
    var before = System.getProperty(OFFLINE);
    System.setProperty(OFFLINE, "true");
    try {
      return read(lab, null);
    } finally {
      if (before == null) {
        System.clearProperty(OFFLINE);
      } else {
        System.setProperty(OFFLINE, before);
      }
    }
  }

  private static boolean isReachable() {
    if (Utils.isOfflineMode()) {
      return false;
    }
    try {
      var connection = (HttpURLConnection) SITE.toURL().openConnection();
      connection.setRequestMethod("HEAD");
      connection.setConnectTimeout(3000);
      connection.setReadTimeout(3000);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  private static MnistData read(Lab lab, Repository repository) throws IOException {
    return new MnistData(images(lab, repository, Usage.TRAIN), images(lab, repository, Usage.TEST));
  }

  private static Images images(Lab lab, Repository repository, Usage usage) throws IOException {
    try (NDManager scope = lab.manager().newSubManager()) {
      var builder = Mnist.builder().optManager(scope).optUsage(usage).setSampling(CHUNK, false);
      var mnist = (repository == null ? builder : builder.optRepository(repository)).build();
      mnist.prepare(null);
      int size = Math.toIntExact(mnist.size());
      var pixels = new byte[size][];
      var label = new int[size];
      for (int from = 0; from < size; from += CHUNK) {
        try (NDManager chunk = scope.newSubManager()) {
          Batch batch = mnist.getByRange(chunk, from, Math.min(from + CHUNK, size));
          copy(batch, from, pixels, label);
        }
      }
      return new Images(pixels, label, Mnist.NUM_CLASSES, Mnist.IMAGE_WIDTH);
    }
  }

  private static void copy(Batch batch, int from, byte[][] pixels, int[] label) {
    NDArray images = batch.getData().head().toType(DataType.UINT8, false);
    byte[] bytes = images.toByteArray();
    float[] classes = batch.getLabels().head().toFloatArray();
    int features = bytes.length / classes.length;
    for (int i = 0; i < classes.length; i++) {
      pixels[from + i] = java.util.Arrays.copyOfRange(bytes, i * features, (i + 1) * features);
      label[from + i] = (int) classes[i];
    }
  }
}
