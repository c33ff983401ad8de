package nabla.homework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercise;
import nabla.check.Plain;

/** From neurons to networks: parity by thinking, flat layers folded, a bug, and counting pieces. */
public final class Homework03 {
  /** What a parity seems to think that asks for at least one. */
  public static final String OR =
      "It answers whether at least one bit is 1: that is OR. Two bits of 1 are an even number.";

  /** What a parity seems to think that takes two cuts only. */
  public static final String ONE_NOT_ALL =
      "It answers \"at least one, but not all\". That is XOR for two bits only: with more, cut"
          + " between every two counts.";

  /** What a parity seems to think that answers for even numbers. */
  public static final String EVEN =
      "It answers 1 for an even number of ones: class 1 is the odd numbers.";

  /** What a parity seems to think whose cuts run through the corners. */
  public static final String CUT_THROUGH =
      "It is one count late: step(0) is 0, so a cut must run between two counts, not through one.";

  /** What a fold seems to think that adds the biases. */
  public static final String BIASES_ADDED =
      "The biases were added up: the first layer's bias goes through the second one's weights, W₂ b₁ +"
          + " b₂.";

  /** What a fold seems to think that leaves the first bias out. */
  public static final String FIRST_BIAS_LOST =
      "The first layer's bias is lost: it goes through the second layer's weights, W₂ b₁ + b₂.";

  /** What a fold seems to think that folds through a ReLU. */
  public static final String THROUGH_THE_BEND =
      "Layers were folded through a ReLU: only layers without a bend between them are one.";

  /** What a fold seems to think that folds nothing. */
  public static final String NOTHING_FOLDED =
      "There is a layer left for each that was given: two layers without a bend between them are one.";

  /** A network as numbers, and where it bends. */
  @SuppressWarnings("ArrayRecordComponent") // plain numbers, shared on purpose
  public record Stack(double[][][] w, double[][] b, int... bent) {}

  private Homework03() {}

  /**
   * The exercises.
   *
   * @return four: {@code parity}, {@code fold}, {@code forward}, a number
   */
  public static List<Exercise> exercises() {
    Stack stack =
        new Stack(
            new double[][][] {
              {{1, 0}, {2, 1}, {0, -1}}, {{1, 1, 2}, {0, 1, -1}}, {{3, 1}, {-1, 2}}
            },
            new double[][] {{1, 0, 2}, {-1, 4}, {0, 5}},
            0);
    double[][][] w = {{{1, -2}, {3, 1}}, {{1, -1}, {-2, 1}}};
    double[][] b = {{1, -1}, {0.5, 0}};
    return List.of(
        Exercise.of("03.1", "parity", parity(2).worth(0.5), parity(3)),
        Exercise.of(
            "03.2",
            "fold",
            foldCase("widths 2-3-2-2, a ReLU after layer 0 only", stack)
                .hint("W₃ (W₂ a + b₂) + b₃ = (W₃ W₂) a + (W₃ b₂ + b₃).")),
        Exercise.of(
            "03.3",
            "forward",
            Case.given("her one point, once", w, b, new double[][] {{1, 2}})
                .worth(0.5)
                .returns(new double[][] {{-3.5, 4}}, 1e-9)
                .hint("By hand: sums (−2, 4), after ReLU (0, 4), then (−3.5, 4).")),
        Exercise.of(
            "03.4",
            "the number",
            Case.given("the most codes of ten cuts")
                .worth(0.5)
                .satisfies(
                    "a whole number, more than 11 and less than 1024",
                    answer ->
                        answer.number() > 11
                            && answer.number() < 1024
                            && answer.number() == Math.rint(answer.number()))
                .hint("Ten parallel lines already give 11 pieces; three lines give seven.")));
  }

  /**
   * The parity of n bits, on all inputs.
   *
   * @param n how many bits, at most 12
   * @return a case of one point
   */
  public static Case parity(int n) {
    return Case.given("all " + (1 << n) + " inputs of " + n + (n == 1 ? " bit" : " bits"), n)
        .satisfies(
            "z > 0 for an odd number of ones, z < 0 for an even one",
            answer -> isFunction(answer, n, ones -> ones % 2 == 1))
        .unless(answer -> isFunction(answer, n, ones -> ones % 2 == 0), EVEN)
        .unless(answer -> isFunction(answer, n, ones -> ones >= 1), OR)
        .unless(answer -> isFunction(answer, n, ones -> ones >= 1 && ones < n), ONE_NOT_ALL)
        .unless(
            answer -> isFunction(answer, n, ones -> ones >= 1 && (ones - 1) % 2 == 1), CUT_THROUGH)
        .hint(
            "Every hidden neuron adds up all bits and cuts at one place: how many are \"at least k\"?"
                + " The output lets them take turns.");
  }

  private static boolean isFunction(Answer answer, int n, IntPredicate ofOnes) {
    double[][] hidden = Plain.matrix(part(answer, "w", 0));
    double[] cuts = Plain.vector(part(answer, "b", 0));
    double[] last = Plain.matrix(part(answer, "w", 1))[0];
    double bias = Plain.vector(part(answer, "b", 1))[0];
    for (int bits = 0; bits < 1 << n; bits++) {
      double z = bias;
      for (int k = 0; k < hidden.length; k++) {
        double sum = cuts[k];
        for (int j = 0; j < n; j++) {
          sum += (bits >> j & 1) * hidden[k][j];
        }
        z += sum > 0 ? last[k] : 0;
      }
      if (z == 0 || z > 0 != ofOnes.test(Integer.bitCount(bits))) {
        return false;
      }
    }
    return true;
  }

  /**
   * One layer of the network that came back.
   *
   * @param answer a record of w and b
   * @param field "w" or "b"
   * @param layer from 0
   * @return a plain value
   */
  public static Object part(Answer answer, String field, int layer) {
    return ((List<?>) answer.field(field)).get(layer);
  }

  /**
   * A network with flat layers, to be folded.
   *
   * @param words what it looks like
   * @param given the network
   * @return a case of one point
   */
  public static Case foldCase(String words, Stack given) {
    int layers = given.bent().length + 1;
    return Case.given(words, given.w(), given.b(), given.bent())
        .satisfies(
            layers + (layers == 1 ? " layer" : " layers") + ", the same function",
            is(folded(given, (w, before, own) -> plus(through(w, before), own))))
        .unless(layers(given.w().length), NOTHING_FOLDED)
        .unless(answer -> layers > 1 && layers(1).test(answer), THROUGH_THE_BEND)
        .unless(is(folded(given, (w, before, own) -> plus(before, own))), BIASES_ADDED)
        .unless(is(folded(given, (w, before, own) -> own)), FIRST_BIAS_LOST);
  }

  private static Predicate<Answer> layers(int number) {
    return answer -> ((List<?>) answer.field("w")).size() == number;
  }

  private static Predicate<Answer> is(Stack folded) {
    return answer ->
        Plain.close(answer.field("w"), folded.w(), 1e-9)
            && Plain.close(answer.field("b"), folded.b(), 1e-9);
  }

  /** What becomes of two biases when their layers become one. */
  private interface Biases {
    double[] merged(double[][] w, double[] before, double[] own);
  }

  private static Stack folded(Stack given, Biases biases) {
    List<double[][]> w = new ArrayList<>();
    List<double[]> b = new ArrayList<>();
    boolean open = false;
    for (int l = 0; l < given.w().length; l++) {
      double[][] next = given.w()[l];
      double[] bias = given.b()[l];
      if (open) {
        bias = biases.merged(next, b.remove(b.size() - 1), bias);
        next = product(next, w.remove(w.size() - 1));
      }
      w.add(next);
      b.add(bias);
      int layer = l;
      open = Arrays.stream(given.bent()).noneMatch(number -> number == layer);
    }
    return new Stack(w.toArray(double[][][]::new), b.toArray(double[][]::new));
  }

  private static double[][] product(double[][] second, double[][] first) {
    double[][] c = new double[second.length][first[0].length];
    for (int i = 0; i < c.length; i++) {
      for (int j = 0; j < c[i].length; j++) {
        for (int k = 0; k < first.length; k++) {
          c[i][j] += second[i][k] * first[k][j];
        }
      }
    }
    return c;
  }

  private static double[] through(double[][] w, double[] a) {
    double[] z = new double[w.length];
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j < a.length; j++) {
        z[i] += w[i][j] * a[j];
      }
    }
    return z;
  }

  /** The second one, and of the first one what fits. */
  private static double[] plus(double[] a, double[] b) {
    double[] sum = b.clone();
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      sum[i] += a[i];
    }
    return sum;
  }
}
