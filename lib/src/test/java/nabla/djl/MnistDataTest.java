package nabla.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class MnistDataTest {

  @Test
  void theRealDigitsAreAllThereAndOneEpochReadsMostOfThem() throws IOException {
    var repository = Path.of(System.getProperty("nabla.mlrepo"));
    Assumptions.assumeTrue(Files.isDirectory(repository), "no local copy of MNIST");
    try (var lab = Lab.open(7)) {
      var mnist = MnistData.open(lab).orElseThrow();
      assertThat(mnist.train().size()).isEqualTo(60_000);
      assertThat(mnist.test().size()).isEqualTo(10_000);
      assertThat(mnist.train().label()).startsWith(5, 0, 4, 1, 9);
      assertThat(mnist.test().label()).startsWith(7, 2, 1, 0, 4);
      assertThat(mnist.test().head(100).dataset().x()[0]).contains(0.0).hasSize(784);
      int reading = lab.liveArrays();
      var net =
          lab.fit(
              Nets.mlp(784, 32, 10),
              mnist.train(),
              mnist.test(),
              new FitConfig(1, 0.2, 64, 7),
              FitListener.NONE);
      assertThat(net.last().testAccuracy()).isGreaterThan(0.9);
      net.close();
      assertThat(lab.liveArrays()).isEqualTo(reading).isZero();
    }
  }

  @Test
  void aRepositoryWithoutMnistIsNamedInTheError() throws IOException {
    var before = System.getProperty("nabla.mlrepo");
    var empty = Files.createTempDirectory("nabla");
    System.setProperty("nabla.mlrepo", empty.toString());
    try (var lab = Lab.open(7)) {
      assertThatThrownBy(() -> MnistData.open(lab))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(empty.toString())
          .hasMessageContaining("name a DJL repository");
    } finally {
      System.setProperty("nabla.mlrepo", before);
      Files.delete(empty);
    }
  }

  @Test
  void withoutTheInternetTheDigitsAreSimplyNotThere() throws IOException {
    var repository = System.getProperty("nabla.mlrepo");
    var home = Files.createTempDirectory("nabla");
    System.setProperty("nabla.mlrepo", "");
    try (var lab = Lab.open(7)) {
      var cache = System.getProperty("DJL_CACHE_DIR");
      System.setProperty("ai.djl.offline", "true");
      System.setProperty("DJL_CACHE_DIR", home.toString());
      try {
        assertThat(MnistData.open(lab)).isEmpty();
      } finally {
        System.clearProperty("ai.djl.offline");
        if (cache == null) {
          System.clearProperty("DJL_CACHE_DIR");
        } else {
          System.setProperty("DJL_CACHE_DIR", cache);
        }
      }
    } finally {
      System.setProperty("nabla.mlrepo", repository);
      Files.delete(home);
    }
    assertThat(MnistData.needs()).contains("NABLA_MLREPO", "internet").doesNotContain("\n");
  }
}
