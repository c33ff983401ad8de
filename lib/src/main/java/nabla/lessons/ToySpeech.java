package nabla.lessons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nabla.core.Dataset;

/**
 * Speech in miniature. A voice is a stack of tones, at 1, 2, 3 … times its pitch; the mouth makes
 * those near two frequencies, the formants, loud, and which two says which vowel it is (Peterson
 * and Barney 1952). Every word is two vowels, every utterance a few words of one speaker, with
 * pauses and noise. What is heard is what a speech recogniser gets: every 10 ms, how loud each of
 * 16 bands of frequencies is.
 */
public final class ToySpeech {
  /** The names of the sounds: eight vowels, and silence as the last. */
  public static final List<String> SOUNDS = List.of("i", "e", "a", "o", "u", "æ", "ɜ", "ʌ", "_");

  /** The sound between words. */
  public static final int SILENCE = 8;

  /** The words, spelled by their two vowels. */
  public static final List<String> WORDS =
      List.of("ia", "ai", "eu", "ue", "oæ", "æo", "ɜʌ", "ʌɜ", "iɜ", "aæ");

  /** How many bands of frequencies a frame has. */
  public static final int BANDS = 16;

  /** The first two formants of each vowel in Hz. */
  private static final double[][] FORMANTS = {
    {270, 2290},
    {530, 1840},
    {730, 1090},
    {570, 840},
    {300, 870},
    {660, 1720},
    {490, 1350},
    {640, 1190}
  };

  private static final double LOWEST = 150;
  private static final double HIGHEST = 3400;

  private ToySpeech() {}

  /**
   * A few words as they are heard.
   *
   * @param frames one row of log band energies per 10 ms, shape [time, 16], of mean 0 and standard
   *     deviation 1 over the utterance
   * @param sound what each frame is, a position in {@link #SOUNDS}
   * @param words what is said
   */
  public record Utterance(double[][] frames, int[] sound, List<String> words) {

    public Utterance {
      words = List.copyOf(words);
    }
  }

  /**
   * Utterances of two to four words, each by another speaker.
   *
   * @param n how many
   * @param noise how loud the noise is; the loudest tone has 1
   * @param seed of speakers, words and noise
   * @return n utterances
   */
  public static List<Utterance> utterances(int n, double noise, long seed) {
    var random = new SplittableRandom(seed);
    return Stream.generate(() -> utterance(noise, random)).limit(n).toList();
  }

  /**
   * All frames of some utterances, to train a network that names the sound of a frame.
   *
   * @param utterances one or more
   * @return a row per frame, a class per sound
   */
  public static Dataset frames(List<Utterance> utterances) {
    return new Dataset(
        utterances.stream().flatMap(u -> Arrays.stream(u.frames())).toArray(double[][]::new),
        utterances.stream().flatMapToInt(u -> Arrays.stream(u.sound())).toArray(),
        SOUNDS.size());
  }

  /**
   * The two vowels of a word.
   *
   * @param word one of {@link #WORDS}
   * @return positions in {@link #SOUNDS}
   */
  public static int[] vowels(String word) {
    return word.chars().map(c -> SOUNDS.indexOf(Character.toString(c))).toArray();
  }

  /**
   * The middle of a band.
   *
   * @param band from 0, the lowest, to 15
   * @return its frequency in Hz
   */
  public static double hertz(int band) {
    return LOWEST + (band + 1) * (HIGHEST - LOWEST) / (BANDS + 1);
  }

  private static Utterance utterance(double noise, RandomGenerator random) {
    double pitch = random.nextDouble(90, 240);
    double throat = random.nextDouble(0.85, 1.2); // a small head sounds higher
    var words = new ArrayList<String>();
    var sound = new ArrayList<Integer>();
    for (int w = random.nextInt(2, 5); w > 0; w--) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
      for (int vowel : vowels(words.get(words.size() - 1))) {
        repeat(sound, vowel, random.nextInt(6, 12));
      }
      repeat(sound, SILENCE, 5);
    }
    var frames =
        sound.stream().map(s -> frame(s, pitch, throat, noise, random)).toArray(double[][]::new);
    standardise(frames);
    return new Utterance(frames, sound.stream().mapToInt(s -> s).toArray(), words);
  }

  private static void repeat(List<Integer> sound, int what, int times) {
    IntStream.range(0, times).forEach(i -> sound.add(what));
  }

  private static double[] frame(
      int sound, double pitch, double throat, double noise, RandomGenerator random) {
    var energy = new double[BANDS];
    for (double f = pitch; sound != SILENCE && f < HIGHEST; f += pitch) {
      double loud = resonance(f, throat * FORMANTS[sound][0], throat * FORMANTS[sound][1]);
      for (int band = 0; band < BANDS; band++) {
        energy[band] += share(f, band) * loud * loud;
      }
    }
    for (int band = 0; band < BANDS; band++) {
      // The energy of white noise in a band: a sum of squares, here of four Gaussian ones.
      double hiss = -Math.log(1 - random.nextDouble()) - Math.log(1 - random.nextDouble());
      energy[band] = Math.log(energy[band] + noise * noise * hiss / 2 + 1e-3);
    }
    return energy;
  }

  /** How loud a tone is, from 0 to about 1: two peaks of 80 Hz half-width. */
  private static double resonance(double f, double first, double second) {
    return 1 / (1 + square((f - first) / 80)) + 1 / (1 + square((f - second) / 80)) + 0.02;
  }

  private static double square(double v) {
    return v * v;
  }

  /** The weight of a frequency in a band: a triangle that ends at the middles of its neighbours. */
  private static double share(double f, int band) {
    double width = hertz(1) - hertz(0);
    return Math.max(0, 1 - Math.abs(f - hertz(band)) / width);
  }

  private static void standardise(double[][] frames) {
    double n = (double) frames.length * BANDS;
    double mean = Arrays.stream(frames).flatMapToDouble(Arrays::stream).sum() / n;
    double sd =
        Math.sqrt(
            Arrays.stream(frames)
                    .flatMapToDouble(Arrays::stream)
                    .map(v -> (v - mean) * (v - mean))
                    .sum()
                / n);
    for (var frame : frames) {
      Arrays.setAll(frame, band -> (frame[band] - mean) / sd);
    }
  }
}
