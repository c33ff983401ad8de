package nabla.scratch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small Boltzmann machine, of which everything can be summed up. */
class RbmTest {
  private static final int VISIBLE = 4;
  private static final double[][] DATA = {{1, 1, 0, 0}, {0, 0, 1, 1}, {1, 1, 1, 1}, {0, 0, 0, 0}};

  private static double[][] states(int units) {
    return IntStream.range(0, 1 << units)
        .mapToObj(k -> IntStream.range(0, units).mapToDouble(i -> k >> i & 1).toArray())
        .toArray(double[][]::new);
  }

  /** e^{−E(v, h)} by the definition. */
  private static double weight(Rbm rbm, double[] v, double[] h) {
    double minusEnergy = 0;
    for (int i = 0; i < v.length; i++) {
      minusEnergy += rbm.a()[i] * v[i];
      for (int j = 0; j < h.length; j++) {
        minusEnergy += v[i] * rbm.w()[i][j] * h[j];
      }
    }
    for (int j = 0; j < h.length; j++) {
      minusEnergy += rbm.b()[j] * h[j];
    }
    return Math.exp(minusEnergy);
  }

  private static double meanLogLikelihood(Rbm rbm) {
    int hidden = rbm.b().length;
    double z = 0;
    for (double[] v : states(VISIBLE)) {
      for (double[] h : states(hidden)) {
        z += weight(rbm, v, h);
      }
    }
    double norm = z;
    return Arrays.stream(DATA)
        .mapToDouble(
            v ->
                Math.log(
                    Arrays.stream(states(hidden)).mapToDouble(h -> weight(rbm, v, h)).sum() / norm))
        .average()
        .orElseThrow();
  }

  private static Rbm trained(long seed, int steps) {
    var rbm = new Rbm(VISIBLE, 3, seed);
    for (int t = 0; t < steps; t++) {
      rbm.step(DATA, 0.2);
    }
    return rbm;
  }

  @Test
  void bothConditionalsFollowFromTheEnergy() {
    var rbm = trained(1, 200);
    double[] v = {1, 0, 1, 1};
    double[] h = {1, 0, 1};
    for (int j = 0; j < 3; j++) {
      int unit = j;
      double on =
          Arrays.stream(states(3))
              .filter(s -> s[unit] == 1)
              .mapToDouble(s -> weight(rbm, v, s))
              .sum();
      double all = Arrays.stream(states(3)).mapToDouble(s -> weight(rbm, v, s)).sum();
      assertThat(rbm.hidden(new double[][] {v})[0][j]).isCloseTo(on / all, within(1e-12));
    }
    for (int i = 0; i < VISIBLE; i++) {
      int unit = i;
      double on =
          Arrays.stream(states(VISIBLE))
              .filter(s -> s[unit] == 1)
              .mapToDouble(s -> weight(rbm, s, h))
              .sum();
      double all = Arrays.stream(states(VISIBLE)).mapToDouble(s -> weight(rbm, s, h)).sum();
      assertThat(rbm.visible(new double[][] {h})[0][i]).isCloseTo(on / all, within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void contrastiveDivergenceMakesTheDataLikelier(long seed) {
    assertThat(meanLogLikelihood(trained(seed, 0))).isCloseTo(-Math.log(16), within(0.05));
    assertThat(meanLogLikelihood(trained(seed, 3000))).isGreaterThan(-2.1);
  }

  @Test
  void theSameSeedLearnsTheSame() {
    assertThat(trained(5, 50).w()).isEqualTo(trained(5, 50).w()).isNotEqualTo(trained(6, 50).w());
  }

  @Test
  void asALayerItGivesTheSumsBehindItsProbabilities() {
    var rbm = trained(2, 100);
    var sums = rbm.affine().forward(DATA, false);
    assertThat(Matrix.map(sums, z -> 1 / (1 + Math.exp(-z)))).isEqualTo(rbm.hidden(DATA));
  }
}
