package nabla.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kept on both engines. */
@Tag("engine")
class AutoGradTest {

  @Test
  void theEngineFindsTheGradientOfAFormula() {
    try (var lab = Lab.open(7)) {
      var f = AutoGrad.of(lab, x -> x.mul(x).tanh().add(x.exp()).sum());
      double[] x = {0.3, -1.2};
      var gradient = f.gradient(x);
      for (int i = 0; i < x.length; i++) {
        double t = Math.tanh(x[i] * x[i]);
        assertThat(gradient[i]).isCloseTo((1 - t * t) * 2 * x[i] + Math.exp(x[i]), within(1e-9));
      }
      assertThat(f.at(new double[] {0, 0})).isCloseTo(2, within(1e-12));
      assertThat(x).containsExactly(0.3, -1.2);
    }
  }

  @Test
  void askingTwiceGivesTheSameAndLeavesNothingBehind() {
    try (var lab = Lab.open(7)) {
      var f = AutoGrad.of(lab, x -> x.square().sum());
      var first = f.gradient(new double[] {3});
      int live = lab.liveArrays();
      assertThat(f.gradient(new double[] {3})).containsExactly(first).containsExactly(6);
      assertThat(lab.liveArrays()).isEqualTo(live);
    }
  }
}
