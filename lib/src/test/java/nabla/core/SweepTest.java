package nabla.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {

  @Test
  void measuresOncePerSeedInOrder() {
    assertThat(Sweep.over(3, 1, 2).measure(seed -> 10.0 * seed).values())
        .containsExactly(30, 10, 20);
    assertThat(Sweep.seeds(3).measure(seed -> seed).values()).containsExactly(1, 2, 3);
  }

  @Test
  void meanAndSampleStandardDeviation() {
    var spread = new Spread(2, 4, 4, 4, 5, 5, 7, 9);
    assertThat(spread.mean()).isEqualTo(5);
    assertThat(spread.sd()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
    assertThat(spread.min()).isEqualTo(2);
    assertThat(spread.max()).isEqualTo(9);
    assertThat(new Spread(0.5).sd()).isZero();
  }

  @Test
  void comparesSeedBySeed() {
    assertThat(new Spread(3, 5).minus(new Spread(1, 7)).values()).containsExactly(2, -2);
    assertThatThrownBy(() -> new Spread(3, 5).minus(new Spread(1)))
        .hasMessageContaining("same seeds");
  }

  @Test
  void everySettingMeetsEverySeed() {
    var trials = Sweep.over(1, 2).across(List.of(10, 200), (width, seed) -> width + seed);
    assertThat(trials.of(10).values()).containsExactly(11, 12);
    assertThat(trials.of(200).values()).containsExactly(201, 202);
    assertThat(trials.means()).containsExactly(11.5, 201.5);
    assertThat(trials.sds()).containsExactly(Math.sqrt(0.5), Math.sqrt(0.5));
    assertThat(trials.toString())
        .isEqualTo(
            " 10  11.5 ± 0.71 (min 11, max 12, n = 2)\n"
                + "200  201.5 ± 0.71 (min 201, max 202, n = 2)");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> Sweep.over()).hasMessageContaining("no seeds");
    assertThatThrownBy(() -> new Spread()).hasMessageContaining("no values");
    assertThatThrownBy(() -> Sweep.over(1).across(List.of(1), (s, seed) -> 0).of(2))
        .hasMessageContaining("2 was not tried, only [1]");
  }
}
