package nabla.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nabla.data.Toy;
import nabla.scratch.autodiff.GradientCheck;
import nabla.scratch.nn.Activation;
import nabla.scratch.nn.Mlp;
import org.junit.jupiter.api.Test;

/** The landscape that training walks on. */
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
}
