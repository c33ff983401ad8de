package nabla.grade.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nabla.grade.judge.Mark;
import nabla.grade.judge.Origin;
import org.junit.jupiter.api.Test;

/** Copies are found, and honest answers are not. */
class CopiesTest {
  private static final String EXERCISE =
      """
      // Train until an epoch has no mistake.
      class Perceptron {
        static Trained fit(double[][] x, int[] y, int maxEpochs) {
          // YOUR CODE HERE
          throw new UnsupportedOperationException("not done yet");
        }
      }
      """;

  private static final String ADA =
      """
      class Perceptron {
        static Trained fit(double[][] x, int[] y, int maxEpochs) {
          double[] w = new double[x[0].length]; // all zero at first
          double b = 0;
          int[] mistakes = new int[maxEpochs];
          for (int epoch = 0; epoch < maxEpochs; epoch++) {
            for (int i = 0; i < x.length; i++) {
              double score = b;
              for (int j = 0; j < w.length; j++) score += w[j] * x[i][j];
              if (y[i] * score <= 0) {
                for (int j = 0; j < w.length; j++) w[j] += y[i] * x[i][j];
                b += y[i];
                mistakes[epoch]++;
              }
            }
            if (mistakes[epoch] == 0) return new Trained(w, b, mistakes, epoch + 1);
          }
          return new Trained(w, b, mistakes, maxEpochs);
        }
      }
      """;

  /** The same method, written by somebody else from the same notebook. */
  private static final String BOB =
      """
      class Perceptron {
        static Trained fit(double[][] x, int[] y, int maxEpochs) {
          var weights = Vectors.zeros(x[0].length);
          var bias = 0.0;
          var errors = new ArrayList<Integer>();
          int round = 0;
          while (round++ < maxEpochs) {
            int wrong = 0;
            int k = 0;
            for (double[] row : x) {
              int label = y[k++];
              boolean right = label * (Vectors.dot(weights, row) + bias) > 0;
              if (right) {
                continue;
              }
              weights = Vectors.add(weights, Vectors.times(label, row));
              bias = bias + label;
              wrong = wrong + 1;
            }
            errors.add(wrong);
            if (wrong == 0) {
              break;
            }
          }
          return new Trained(weights, bias, errors.stream().mapToInt(e -> e).toArray(), round);
        }
      }
      """;

  private static Mark mark(String student, String code) {
    return new Mark(
        new Origin(student, student + "/02.ipynb", Instant.EPOCH, false),
        "f".repeat(64),
        "02-one-neuron",
        "",
        List.of(),
        List.of(new Mark.Question("02.1", "fit", code, List.of())),
        true);
  }

  private static Likeness likeness(String one, String other) {
    Comparison comparison =
        Comparison.of("02", List.of(mark("a", one), mark("b", other)), EXERCISE);
    assertThat(comparison.pairs()).hasSizeLessThanOrEqualTo(1);
    return comparison.pairs().isEmpty() ? null : comparison.pairs().get(0);
  }

  @Test
  void theSameCodeIsWhollyAlike() {
    Likeness likeness = likeness(ADA, ADA);
    assertThat(likeness.share()).isEqualTo(1, within(1e-9));
    assertThat(likeness.sameNames()).isEqualTo(1);
    assertThat(likeness.sameComments()).isEqualTo(1);
  }

  @Test
  void newNamesNewCommentsAndAnotherLayoutHideNothing() {
    String renamed =
        ADA.replace("mistakes", "errs")
            .replace("epoch", "t")
            .replace("score", "z")
            .replace("w[", "theta[")
            .replace("w.", "theta.")
            .replace("] w ", "] theta ")
            .replace("(w,", "(theta,")
            .replace("// all zero at first", "/* start */")
            .replace("\n", "\n\n  ")
            .replace(" = ", "=");
    Likeness likeness = likeness(ADA, renamed);
    assertThat(likeness.share()).isGreaterThan(0.95);
    assertThat(likeness.sameNames()).isLessThan(0.7);
    assertThat(likeness.sameComments()).isZero();
  }

  @Test
  void aCopyWithSomeLinesMovedAndAddedIsStillFound() {
    String moved =
        ADA.replace("    double b = 0;\n", "")
            .replace(
                "int[] mistakes = new int[maxEpochs];\n",
                "int[] mistakes = new int[maxEpochs];\n double b = 0;\n System.out.println(b);\n");
    assertThat(likeness(ADA, moved).share()).isGreaterThan(0.8);
  }

  @Test
  void twoHonestAnswersAreFarFromAlike() {
    Likeness likeness = likeness(ADA, BOB);
    assertThat(likeness == null ? 0 : likeness.share()).isLessThan(0.3);
  }

  @Test
  void whatTheExerciseHasIsNobodysCopy() {
    assertThat(likeness(EXERCISE, EXERCISE)).isNull();
    Likeness likeness = likeness(EXERCISE + ADA, EXERCISE + BOB);
    assertThat(likeness == null ? 0 : likeness.share()).isLessThan(0.3);
  }

  @Test
  void whatMostOfTheClassHasSaysNothing() {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      marks.add(mark("s" + i, ADA));
    }
    assertThat(Comparison.of("02", marks, EXERCISE).pairs()).isEmpty();
  }

  @Test
  void aCopyIsFoundInAClassAndTheOthersAreNotAccused() {
    List<Mark> marks = new ArrayList<>(List.of(mark("ada", ADA), mark("bob", BOB)));
    marks.add(mark("eve", ADA.replace("mistakes", "m")));
    for (int i = 0; i < 10; i++) {
      marks.add(mark("s" + i, program(i)));
    }
    Copies copies = Copies.of(marks, name -> EXERCISE);
    assertThat(copies.worthALook()).isEqualTo(1);
    assertThat(copies.csv()).startsWith("assignment,student,other,share,");
    assertThat(copies.csv().lines().skip(1).findFirst().orElse(""))
        .startsWith("02-one-neuron,ada,eve,100 %");
    assertThat(copies.html())
        .contains("ada and eve", "<span class=\"same\">", "13 students, 78 pairs");
  }

  @Test
  void twoSubmissionsOfOneStudentAreNoPair() {
    assertThat(Comparison.of("02", List.of(mark("a", ADA), mark("a", ADA)), EXERCISE).pairs())
        .isEmpty();
  }

  @Test
  void anyTextIsRead() {
    for (String text :
        new String[] {"", "\"", "'", "/*", "//", "\"\"\"", "\\", "\u0000\ud800", "1e", "中文 = 1;"}) {
      assertThat(Lexer.read(text).tokens().stream().map(Token::text).collect(Collectors.joining()))
          .isSubstringOf(text + text.replace(" ", ""));
      assertThat(likeness(text, text)).isNull();
    }
  }

  @Test
  void tokensKeepTheirLines() {
    List<Token> tokens = Lexer.read("int a; // one\n/* two\nthree */ b += \"x\\\"y\";").tokens();
    assertThat(tokens)
        .extracting(Token::kind)
        .containsExactly("int", "name", ";", "name", "+", "=", "text", ";");
    assertThat(tokens.get(3).line()).isEqualTo(2);
    assertThat(Lexer.read("x //  one\n/** two */").comments()).containsExactly("one", "two");
  }

  @Test
  void aLargeClassIsComparedInSeconds() {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      marks.add(mark("s" + i, program(i)));
    }
    marks.add(mark("x", ";".repeat(20_000)));
    marks.add(mark("y", ";".repeat(20_000)));
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> Copies.of(marks, name -> EXERCISE).html());
  }

  /** A program that nobody else has written. */
  private static String program(int seed) {
    Random random = new Random(seed);
    List<String> parts =
        List.of("x", "+", "7", "(", ")", ";", "if", "[", "]", "<", "=", "for", "*", "&", "new");
    return IntStream.range(0, 200)
        .mapToObj(i -> parts.get(random.nextInt(parts.size())))
        .collect(Collectors.joining(" "));
  }
}
