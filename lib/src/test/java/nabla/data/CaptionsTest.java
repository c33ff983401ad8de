package nabla.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pictures that are what their captions say. */
class CaptionsTest {

  @Test
  void fourCombinationsAreKeptApartAndAllTheirWordsAreMet() {
    var seen = Captions.drawn(500, false, 1);
    var unseen = Captions.drawn(100, true, 2);
    assertThat(seen.stream().map(Captions.Picture::toString).distinct()).hasSize(20);
    assertThat(unseen.stream().map(Captions.Picture::toString).distinct())
        .containsExactlyInAnyOrderElementsOf(Captions.UNSEEN);
    assertThat(seen.stream().flatMap(p -> p.caption().stream()))
        .containsAll(unseen.stream().flatMap(p -> p.caption().stream()).toList());
  }

  @Test
  void sideAndShadeAreThoseOfTheCaption() {
    for (var picture : Captions.drawn(200, false, 3)) {
      double[] ink = picture.pixels();
      assertThat(ink).hasSize(256);
      double most = Arrays.stream(ink).max().orElse(0);
      assertThat(most > 0.7).as("%s", picture).isEqualTo(picture.caption().contains("dark"));
      double all = IntStream.range(0, 256).filter(i -> ink[i] > 0.25).count();
      double centre =
          IntStream.range(0, 256).filter(i -> ink[i] > 0.25).map(i -> i % 16).sum() / all;
      assertThat(centre < 7.5).as("%s", picture).isEqualTo(picture.caption().contains("left"));
    }
  }

  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(Captions.drawn(3, false, 4).get(2).pixels())
        .isEqualTo(Captions.drawn(3, false, 4).get(2).pixels())
        .isNotEqualTo(Captions.drawn(3, false, 5).get(2).pixels());
  }
}
