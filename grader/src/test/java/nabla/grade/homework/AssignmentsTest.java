package nabla.grade.homework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Exercises;
import nabla.check.Outcome;
import nabla.check.Outcome.Status;
import nabla.check.Plain;
import nabla.data.Digits;
import nabla.homework.Homework09;
import nabla.homework.Homeworks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every assignment")
class AssignmentsTest {

  static List<String> names() {
    return Assignments.all().stream().map(Assignment::name).toList();
  }

  private static Assignment assignment(String name) {
    return Assignments.all().stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  private static Stream<Case> cases(Assignment assignment, long seed) {
    return assignment.parts().stream()
        .flatMap(
            part ->
                Stream.concat(
                    part.shown().stream(),
                    part.hidden().apply(new SplittableRandom(seed)).stream()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void isWorthTenPoints(String name) {
    assertThat(cases(assignment(name), 1).mapToDouble(Case::points).sum()).isEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("names")
  void takesNoNonsenseAndSaysWhatToDoAboutIt(String name) {
    List<Answer> nonsense =
        List.of(
            Answer.returned("nonsense", List.of()),
            Answer.returned(null, List.of()),
            Answer.returned(new double[][] {{Double.NaN}}, List.of()),
            Answer.threw(new ArrayIndexOutOfBoundsException("Index 3")));
    for (Case test : cases(assignment(name), 2).toList()) {
      for (Answer answer : nonsense) {
        Answer kept = new Answer(answer.value(), answer.threw(), answer.message(), plain(test));
        Outcome outcome = test.judge(kept);
        if (!(answer.failed() && test.expected().contains("an exception"))) {
          assertThat(outcome.passed()).as(test.given() + " " + answer.text()).isFalse();
          assertThat(outcome.hint()).as(test.given() + " " + answer.text()).isNotBlank();
        }
      }
    }
  }

  private static List<Object> plain(Case test) {
    return new ArrayList<>(test.args().stream().map(Plain::of).toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void knowsAStubFromAnAnswer(String name) {
    Answer stub = Answer.threw(new UnsupportedOperationException("not done yet"));
    assertThat(cases(assignment(name), 3).map(test -> test.judge(stub).status()))
        .containsOnly(Status.NOT_DONE);
  }

  @ParameterizedTest
  @MethodSource("names")
  void givesOtherInputsToOtherStudentsAndTheSameToTheSame(String name) {
    assertThat(inputs(name, 4)).isEqualTo(inputs(name, 4)).isNotEqualTo(inputs(name, 5));
  }

  private static List<Object> inputs(String name, long seed) {
    return cases(assignment(name), seed).map(test -> Plain.of(test.args())).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void keepsTheLibrarysAnswersAway(String name) {
    Assignment assignment = assignment(name);
    assertThat(assignment.allows("nabla/core/History.class")).isTrue();
    assertThat(assignment.allows("nabla/grade/homework/Hidden02.class")).isFalse();
    assertThat(assignment.allows("nabla/djl/Lab.class")).isFalse();
    assertThat(assignment.allows("nabla/scratch/nn/Perceptron.class"))
        .isEqualTo(name.equals("09-digits"));
    assertThat(assignment.allows("nabla/data/Encode.class"))
        .isEqualTo(!name.equals("01-what-is-deep-learning"));
  }

  @Test
  void everyExerciseOfTheLibraryIsMarkedOnce() {
    List<String> marked =
        Assignments.all().stream()
            .flatMap(a -> a.parts().stream())
            .map(Part::id)
            .filter(id -> !id.contains("Q"))
            .toList();
    assertThat(marked).doesNotHaveDuplicates();
    assertThat(marked).isEqualTo(new Homeworks().all().stream().map(e -> e.id()).toList());
  }

  @Test
  void thePublicDigitsHaveTheClassesTheLibrarySays() {
    int[] label = Digits.strokes(1000, 2).label();
    String classes = Arrays.stream(label).mapToObj(Integer::toString).collect(Collectors.joining());
    record Reading(int[] label, double expected) {}
    Answer answer = Answer.returned(List.of(new Reading(label, 1)), List.of());
    assertThat(Homework09.accuracy(answer, 0, classes)).isEqualTo(1);
    assertThat(Exercises.find("09.1").cases().get(0).judge(kept(answer)).passed()).isTrue();
  }

  private static Answer kept(Answer answer) {
    return new Answer(answer.value(), null, null, plain(Exercises.find("09.1").cases().get(0)));
  }
}
