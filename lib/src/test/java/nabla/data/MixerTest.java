package nabla.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import nabla.lessons.OneAtATime;
import nabla.scratch.autodiff.Differentiable;
import nabla.scratch.autodiff.GradientCheck;
import nabla.scratch.optim.GradientDescent;
import org.junit.jupiter.api.Test;

class MixerTest {

  @Test
  void theSlopeSaysWhichWayToTurn() {
    var mixer = Mixer.of(5, 7);
    double[] knobs = {0.3, -0.2, 0.9, 0, -1};
    assertThat(GradientCheck.of(mixer, knobs, mixer.gradient(knobs)).holds()).isTrue();
  }

  @Test
  void countsHowOftenSomebodyListened() {
    var mixer = Mixer.of(2, 7);
    mixer.at(new double[] {0, 0});
    mixer.gradient(new double[] {0, 0});
    mixer.at(new double[] {1, 0});
    assertThat(mixer.listens()).isEqualTo(2);
  }

  @Test
  void thereIsARightPositionAndBothSearchesFindIt() {
    for (long seed = 1; seed <= 3; seed++) {
      var mixer = Mixer.of(3, seed);
      assertThat(new OneAtATime(0.5, 1e-6, 10_000).run(mixer, 0, 0, 0).value())
          .isLessThanOrEqualTo(1e-6);
      assertThat(
              GradientDescent.of(0.3, 2000)
                  .run(Differentiable.of(mixer, mixer::gradient), 0, 0, 0)
                  .value())
          .isLessThan(1e-6);
    }
  }

  @Test
  void wantsOnePositionPerKnob() {
    assertThatThrownBy(() -> Mixer.of(3, 7).at(new double[] {0, 0}))
        .hasMessageContaining("2 positions for 3 knobs");
    assertThatThrownBy(() -> Mixer.of(0, 7)).hasMessageContaining("at least 1");
  }

  @Test
  void withoutCouplingEveryKnobIsHeardAlone() {
    var mixer = Mixer.of(3, 0, 7);
    var here = mixer.gradient(new double[3]);
    var there = mixer.gradient(new double[] {1, 0, 0});
    assertThat(there[0] - here[0]).isCloseTo(1, within(1e-12));
    assertThat(there[1]).isEqualTo(here[1]);
    assertThat(Mixer.of(3, 0.3, 7).at(new double[3])).isEqualTo(Mixer.of(3, 7).at(new double[3]));
  }
}
