package nabla.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import nabla.data.Digits;
import nabla.data.Toy;
import nabla.scratch.autodiff.GradientCheck;
import nabla.scratch.loss.RegressionLoss;
import nabla.scratch.nn.Activation;
import nabla.scratch.nn.Mlp;
import nabla.scratch.optim.GradientDescent;
import nabla.scratch.optim.Schedule;
import nabla.scratch.optim.Sgd;
import org.junit.jupiter.api.Test;

/** Training seen as a walk over a landscape: what the surface, the batches and their noise say. */
class LossSurfaceTest {

  @Test
  void theHeightIsTheLossOfTheNetworkThatStandsThere() {
    var data = Toy.moons(40, 0.1, 1);
    var net = Mlp.of(1, Activation.TANH, 2, 5, 1);
    var surface = LossSurface.of(net, data);
    var theta = LossSurface.point(net);
    assertThat(theta).hasSize(net.parameters());
    assertThat(surface.at(theta)).isEqualTo(net.loss(data));
    assertThat(LossSurface.point(surface.network(theta))).containsExactly(theta);
  }

  @Test
  void itsGradientIsRightAndLeavesTheNetworkAlone() {
    var net = Mlp.of(2, Activation.TANH, 2, 6, 4, 1);
    var before = LossSurface.point(net);
    var surface = LossSurface.of(net, Toy.moons(30, 0.1, 2));
    assertThat(GradientCheck.of(surface, LossSurface.point(Mlp.of(3, 2, 6, 4, 1))).holds())
        .isTrue();
    assertThat(LossSurface.point(net)).containsExactly(before);
  }

  @Test
  void aPointOfAnotherNetworkIsRefused() {
    var surface = LossSurface.of(Mlp.of(1, 2, 3, 1), Toy.moons(10, 0.1, 1));
    assertThatThrownBy(() -> surface.at(new double[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 entries")
        .hasMessageContaining("13 parameters");
  }

  private static final double[][] X = {{-1}, {0}, {1}, {2}};
  private static final double[][] Y = {{-2.5}, {-0.5}, {1.5}, {3.5}};

  @Test
  void aFullBatchWalksAsGradientDescentDoes() {
    var line = Mlp.of(1, 1, 1).withLoss(RegressionLoss.L2);
    var batches = BatchDescent.run(line, X, Y, new Sgd(0.1), 4, 30, 1);
    var descent =
        GradientDescent.of(0.1, 30).run(LossSurface.of(line, X, Y), LossSurface.point(line));
    assertThat(batches.steps()).isEqualTo(30);
    assertThat(batches.end()[0]).isCloseTo(descent.end()[0], within(1e-12));
    assertThat(batches.end()[1]).isCloseTo(descent.end()[1], within(1e-12));
    assertThat(batches.coordinate(1)).hasSize(31);
  }

  @Test
  void singleExamplesWithFadingStepsFindTheLine() {
    var line = Mlp.of(1, 1, 1).withLoss(RegressionLoss.L2);
    for (long seed = 1; seed <= 3; seed++) {
      var walk = BatchDescent.run(line, X, Y, new Sgd(Schedule.cosine(0.2, 400)), 1, 100, seed);
      assertThat(walk.steps()).isEqualTo(400);
      assertThat(walk.end()[0]).isCloseTo(2, within(1e-3));
      assertThat(walk.end()[1]).isCloseTo(-0.5, within(1e-3));
    }
  }

  @Test
  void theNoiseOfAGradientFallsAsOneOverTheBatch() {
    var digits = Digits.strokes(300, 14, 1);
    var net = Mlp.of(1, 14 * 14, 8, 10);
    var one = GradientNoise.of(net, digits, 1, 200, 1);
    var sixteen = GradientNoise.of(net, digits, 16, 200, 1);
    assertThat(one.variance() / sixteen.variance()).isBetween(12.0, 23.0);
    assertThat(sixteen.bias() / sixteen.expectedBias()).isLessThan(2);
    assertThat(one.cosine()).isLessThan(sixteen.cosine());
  }

  @Test
  void aBatchOfAllExamplesHasNoNoise() {
    var digits = Digits.strokes(50, 14, 1);
    var noise = GradientNoise.of(Mlp.of(1, 14 * 14, 10), digits, 50, 3, 1);
    assertThat(noise.variance()).isLessThan(1e-25);
    assertThat(noise.cosine()).isCloseTo(1, within(1e-12));
    assertThatThrownBy(() -> GradientNoise.of(Mlp.of(1, 14 * 14, 10), digits, 51, 3, 1))
        .hasMessageContaining("51");
    assertThat(Arrays.asList(noise.batch(), noise.draws())).containsExactly(50, 3);
  }
}
