package nabla.scratch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import nabla.core.FitConfig;
import nabla.data.Toy;
import org.junit.jupiter.api.Test;

/** The doctor reads what is there. */
class DiagnosticsTest {

  private static Network network() {
    var random = new SplittableRandom(1);
    return Network.of(
        1,
        Affine.of(2, 6, Init.HE, random),
        new BatchNorm(6),
        new ActivationLayer(Activation.RELU),
        new Residual(
            Chain.of(Affine.of(6, 6, Init.HE, random), new ActivationLayer(Activation.TANH))),
        Affine.of(6, 1, Init.HE, random));
  }

  @Test
  void aRowIsAnActivationAResidualBlockOrTheScores() {
    var net = network();
    var doctor = new Diagnostics(net);
    net.backward(Toy.moons(20, 0.1, 1));
    var rows = doctor.layers();
    assertThat(rows).extracting("name").containsExactly("layer 1", "layer 2", "scores");
    assertThat(rows.get(0).outputs()).isSameAs(net.layers().outputs().get(2));
    assertThat(rows.get(0).deltas()).isSameAs(net.layers().deltas().get(1));
    assertThat(rows.get(1).outputs()).isSameAs(net.layers().outputs().get(3));
    assertThat(rows.get(2).deltas()).isSameAs(net.layers().deltas().get(4));
    assertThat(rows.get(0).saturated()).isBetween(0.2, 0.8);
    assertThat(rows.get(0).updateToData()).isEmpty();
  }

  @Test
  void plainDescentStepsByTheRateTimesTheGradient() {
    var net = network();
    var doctor = new Diagnostics(net);
    net.fit(Toy.moons(40, 0.1, 1), new FitConfig(2, 0.01, 20, 1), doctor);
    for (var row : doctor.layers()) {
      assertThat(row.updateToData()).hasSize(4);
      for (int i = 0; i < 4; i++) {
        // Divided by the weights after the step, both, so that the quotient is the rate exactly.
        assertThat(row.updateToData()[i] / row.gradientToData()[i]).isEqualTo(0.01, within(1e-9));
      }
    }
  }

  @Test
  void signalIsWhatDiffersBetweenExamples() {
    var report =
        new nabla.core.LayerReport(
            "one",
            new double[][] {{1, 5}, {3, 5}},
            new double[][] {{3, 0}, {0, 4}},
            0,
            0,
            new double[0],
            new double[0]);
    assertThat(report.signal()).isEqualTo(Math.sqrt(0.5), within(1e-12)); // sd 1 and 0
    assertThat(report.size()).isEqualTo(Math.sqrt(15), within(1e-12));
    assertThat(report.blame()).isEqualTo(2.5, within(1e-12));
  }
}
