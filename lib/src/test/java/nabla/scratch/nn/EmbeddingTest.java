package nabla.scratch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import nabla.core.Dataset;
import nabla.data.Encode;
import nabla.scratch.autodiff.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An embedding is a table that is looked up, and its gradient goes to the rows looked up. */
class EmbeddingTest {
  private static final double[][] PLACES = {{0, 3}, {3, 3}, {2, 0}};

  @Test
  void lookingUpIsMultiplyingOneHotRows() {
    var layer = Embedding.of(5, 4, 0.1, new SplittableRandom(1));
    var y = layer.forward(PLACES, true);
    for (int i = 0; i < PLACES.length; i++) {
      for (int place = 0; place < 2; place++) {
        double[][] oneHot = {Encode.oneHot((int) PLACES[i][place], 5)};
        assertThat(java.util.Arrays.copyOfRange(y[i], 4 * place, 4 * place + 4))
            .containsExactly(Matrix.mul(oneHot, layer.table())[0]);
      }
    }
  }

  @Test
  void aWordThatComesTwiceGetsBothBlamesAndOneThatDoesNotComeGetsNone() {
    var layer = Embedding.of(5, 1, 0.1, new SplittableRandom(1));
    layer.forward(PLACES, true);
    var back = layer.backward(new double[][] {{1, 10}, {100, 1000}, {0.5, 0.25}});
    assertThat(layer.gradientTensors().get(0).values()).containsExactly(1.25, 0, 0.5, 1110, 0);
    assertThat(back).isEqualTo(new double[3][2]);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theGradientsOfALanguageModelAreThoseOfDifferences(long seed) {
    var random = new SplittableRandom(seed);
    var net =
        Network.of(
            6,
            Embedding.of(6, 3, 0.5, random),
            Affine.of(6, 5, Init.XAVIER, random),
            new ActivationLayer(Activation.TANH),
            Affine.of(5, 6, Init.XAVIER, random));
    var x = new double[12][2];
    for (var row : x) {
      java.util.Arrays.setAll(row, j -> random.nextInt(6));
    }
    var data = new Dataset(x, random.ints(12, 0, 6).toArray(), 6);
    net.backward(data);
    var slopes = net.layers().gradients().stream().map(double[]::clone).toList();
    var check = GradientCheck.of(() -> net.backward(data), net.layers().parameters(), slopes);
    assertThat(check.relativeError()).isLessThan(1e-6);
  }

  @Test
  void whatIsNoIndexIsRefused() {
    var layer = Embedding.of(5, 4, 0.1, new SplittableRandom(1));
    for (double wrong : new double[] {-1, 5, 0.5, Double.NaN}) {
      assertThatThrownBy(() -> layer.forward(new double[][] {{wrong}}, true))
          .hasMessageContaining("whole numbers from 0 to 4");
    }
  }
}
