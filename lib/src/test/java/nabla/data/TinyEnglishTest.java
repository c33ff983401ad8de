package nabla.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import nabla.data.TinyEnglish.Kind;
import org.junit.jupiter.api.Test;

/** The small language keeps its rules, and keeps apart what it says it keeps apart. */
class TinyEnglishTest {

  @Test
  void everySentenceKeepsTheRulesAndHasOnlyWordsOfTheVocabulary() {
    var language = TinyEnglish.of(1);
    for (var sentence : language.sentences(Kind.ORDINARY, 500, 2)) {
      assertThat(TinyEnglish.probability(sentence)).isPositive();
      assertThat(TinyEnglish.words()).containsAll(sentence);
    }
    assertThat(TinyEnglish.probability(List.of("the", "cat", "uses", "his", "saw"))).isZero();
    assertThat(TinyEnglish.probability(List.of("the", "queen", "uses", "his", "saw"))).isZero();
  }

  @Test
  void theProbabilitiesAreTheSharesOfALargeSample() {
    double feeds = TinyEnglish.probability(List.of("the", "king", "feeds", "his", "dog"));
    assertThat(feeds).isCloseTo(1 / (5.0 * 8 * 2 * 6), within(1e-12));
    double rules = TinyEnglish.probability(List.of("the", "king", "rules", "the", "land"));
    assertThat(rules).isCloseTo(1 / (5.0 * 4 * 2 * 2), within(1e-12));
  }

  @Test
  void noWordIsInTwoCategories() {
    assertThat(TinyEnglish.words()).hasSize(46).doesNotHaveDuplicates();
  }

  @Test
  void whoReadsOrdinarySentencesNeverSeesAPairOfTheTest() {
    var language = TinyEnglish.of(3);
    var seen = new HashSet<List<String>>();
    for (var sentence : language.sentences(Kind.ORDINARY, 5000, 1)) {
      seen.add(List.of(sentence.get(1), sentence.get(2)));
      seen.add(List.of(sentence.get(2), sentence.get(sentence.size() - 1)));
    }
    for (var kind : List.of(Kind.VALIDATION, Kind.TEST)) {
      for (var sentence : language.sentences(kind, 200, 1)) {
        var first = List.of(sentence.get(1), sentence.get(2));
        var second = List.of(sentence.get(2), sentence.get(sentence.size() - 1));
        assertThat(seen.contains(first) && seen.contains(second)).as("%s", sentence).isFalse();
        assertThat(language.kind(sentence)).isEqualTo(kind);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameTextAndAnotherSeedAnother() {
    var language = TinyEnglish.of(1);
    var text = language.sentences(Kind.TEST, 20, 4);
    assertThat(TinyEnglish.of(1).sentences(Kind.TEST, 20, 4)).isEqualTo(text);
    assertThat(language.sentences(Kind.TEST, 20, 5)).isNotEqualTo(text);
  }
}
