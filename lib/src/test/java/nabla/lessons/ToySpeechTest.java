package nabla.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nabla.core.FitConfig;
import nabla.scratch.nn.Affine;
import nabla.scratch.nn.Init;
import nabla.scratch.nn.Network;
import nabla.scratch.optim.Adam;
import org.junit.jupiter.api.Test;

/** Utterances are made of their words, loud at their formants, and the same for the same seed. */
class ToySpeechTest {

  @Test
  void theSoundsSpellTheWordsWithSilenceAfterEach() {
    for (var utterance : ToySpeech.utterances(20, 0.15, 3)) {
      var heard = new StringBuilder();
      int before = -1;
      for (int sound : utterance.sound()) {
        heard.append(sound == before ? "" : ToySpeech.SOUNDS.get(sound));
        before = sound;
      }
      assertThat(heard.toString()).isEqualTo(String.join("_", utterance.words()) + "_");
      assertThat(utterance.words()).hasSizeBetween(2, 4).isSubsetOf(ToySpeech.WORDS);
      assertThat(utterance.frames()).hasDimensions(utterance.sound().length, ToySpeech.BANDS);
    }
  }

  @Test
  void everyWordIsTwoVowels() {
    for (var word : ToySpeech.WORDS) {
      assertThat(IntStream.of(ToySpeech.vowels(word)))
          .hasSize(2)
          .allMatch(v -> v >= 0 && v < ToySpeech.SILENCE);
    }
    assertThat(ToySpeech.vowels("ia")).containsExactly(0, 2);
  }

  @Test
  void aVowelIsLoudNearItsFormantsAndSilenceIsNot() {
    var loud = new double[ToySpeech.BANDS];
    var silent = new double[ToySpeech.BANDS];
    for (var utterance : ToySpeech.utterances(200, 0.05, 1)) {
      for (int i = 0; i < utterance.sound().length; i++) {
        int sound = utterance.sound()[i];
        var sum = sound == 0 ? loud : silent;
        for (int b = 0; b < ToySpeech.BANDS && (sound == 0 || sound == ToySpeech.SILENCE); b++) {
          sum[b] += utterance.frames()[i][b];
        }
      }
    }
    // "i" has its formants at 270 and 2290 Hz, and hardly anything at 1200.
    assertThat(loud[nearest(270)]).isGreaterThan(loud[nearest(1200)]);
    assertThat(loud[nearest(2290)]).isGreaterThan(loud[nearest(1200)]);
    assertThat(silent[nearest(270)]).isLessThan(0);
  }

  private static int nearest(double hertz) {
    return IntStream.range(0, ToySpeech.BANDS)
        .boxed()
        .min((a, b) -> Double.compare(off(a, hertz), off(b, hertz)))
        .orElseThrow();
  }

  private static double off(int band, double hertz) {
    return Math.abs(ToySpeech.hertz(band) - hertz);
  }

  @Test
  void anUtteranceHasMeanZeroAndDeviationOne() {
    var values =
        Arrays.stream(ToySpeech.utterances(1, 0.3, 2).get(0).frames())
            .flatMapToDouble(Arrays::stream)
            .toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance = Arrays.stream(values).map(v -> v * v).average().orElseThrow() - mean * mean;
    assertThat(Math.abs(mean)).isLessThan(1e-9);
    assertThat(Math.abs(variance - 1)).isLessThan(1e-9);
  }

  @Test
  void theSeedDecides() {
    var one = ToySpeech.frames(ToySpeech.utterances(5, 0.15, 1));
    var again = ToySpeech.frames(ToySpeech.utterances(5, 0.15, 1));
    var other = ToySpeech.frames(ToySpeech.utterances(5, 0.15, 2));
    assertThat(one.x()).isDeepEqualTo(again.x());
    assertThat(one.label()).isEqualTo(again.label());
    assertThat(one.label()).isNotEqualTo(other.label());
  }

  @Test
  void moreNoiseMakesTheSoundsHarderToTellApart() {
    assertThat(accuracy(0.02)).isGreaterThan(accuracy(0.6) + 0.05);
  }

  private static double accuracy(double noise) {
    var net =
        Network.of(9, Affine.of(ToySpeech.BANDS, 9, Init.XAVIER, new SplittableRandom(1)))
            .withOptimizer(Adam::new);
    net.fit(ToySpeech.frames(ToySpeech.utterances(30, noise, 1)), new FitConfig(5, 0.01, 32, 1));
    return net.accuracy(ToySpeech.frames(ToySpeech.utterances(30, noise, 2)));
  }
}
