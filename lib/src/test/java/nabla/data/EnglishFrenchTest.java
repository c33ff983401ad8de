package nabla.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two languages by rule: every sentence once, and French that agrees. */
class EnglishFrenchTest {

  private static final List<EnglishFrench.Sentence> ALL = EnglishFrench.all(1);

  private static String french(String english) {
    return ALL.stream()
        .filter(s -> String.join(" ", s.english()).equals(english))
        .map(s -> String.join(" ", s.french()))
        .collect(Collectors.joining("|"));
  }

  @Test
  void everySentenceIsThereOnceInAnOrderByTheSeed() {
    assertThat(ALL).hasSize(8064).doesNotHaveDuplicates();
    assertThat(EnglishFrench.all(1)).isEqualTo(ALL);
    assertThat(EnglishFrench.all(2)).isNotEqualTo(ALL).containsExactlyInAnyOrderElementsOf(ALL);
  }

  @Test
  void articlesAndAdjectivesFollowTheGenderAndMostAdjectivesTheirNoun() {
    assertThat(french("the black cat sees the black house"))
        .isEqualTo("le chat noir voit la maison noire");
    assertThat(french("the small girl likes the big dog"))
        .isEqualTo("la petite fille aime le grand chien");
    assertThat(french("the book finds the white table"))
        .isEqualTo("le livre trouve la table blanche");
  }
}
