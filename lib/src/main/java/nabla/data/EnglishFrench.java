package nabla.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Made-up sentences in two languages: a small grammar of English and its French translation. Word
 * by word is not enough: French nouns have a gender, which articles and adjectives follow, and most
 * adjectives stand behind their noun.
 */
public final class EnglishFrench {

  /** A sentence and its translation. */
  public record Sentence(List<String> english, List<String> french) {
    public Sentence {
      english = List.copyOf(english);
      french = List.copyOf(french);
    }

    @Override
    public String toString() {
      return String.join(" ", english) + " → " + String.join(" ", french);
    }
  }

  private record Noun(String english, String french, boolean feminine) {}

  private record Adjective(String english, String masculine, String feminine, boolean before) {}

  private static final List<Noun> NOUNS =
      List.of(
          new Noun("cat", "chat", false),
          new Noun("dog", "chien", false),
          new Noun("boy", "garçon", false),
          new Noun("book", "livre", false),
          new Noun("girl", "fille", true),
          new Noun("house", "maison", true),
          new Noun("car", "voiture", true),
          new Noun("table", "table", true));

  private static final List<Adjective> ADJECTIVES =
      List.of(
          new Adjective("black", "noir", "noire", false),
          new Adjective("green", "vert", "verte", false),
          new Adjective("white", "blanc", "blanche", false),
          new Adjective("small", "petit", "petite", true),
          new Adjective("big", "grand", "grande", true));

  private static final List<String[]> VERBS =
      List.of(
          new String[] {"sees", "voit"},
          new String[] {"wants", "veut"},
          new String[] {"likes", "aime"},
          new String[] {"finds", "trouve"});

  private EnglishFrench() {}

  /**
   * All sentences of the grammar: the noun phrase, verb, another noun phrase; a noun phrase has one
   * adjective or none.
   *
   * @param seed of their order
   * @return 8,064 sentences, each once, in random order
   */
  public static List<Sentence> all(long seed) {
    var sentences = new ArrayList<Sentence>();
    for (var subject : phrases()) {
      for (var verb : VERBS) {
        for (var object : phrases()) {
          var noun = subject.english().get(subject.english().size() - 1);
          if (!noun.equals(object.english().get(object.english().size() - 1))) {
            sentences.add(
                new Sentence(
                    joined(subject.english(), verb[0], object.english()),
                    joined(subject.french(), verb[1], object.french())));
          }
        }
      }
    }
    Collections.shuffle(sentences, new Random(seed));
    return sentences;
  }

  private static List<String> joined(List<String> before, String verb, List<String> after) {
    var words = new ArrayList<>(before);
    words.add(verb);
    words.addAll(after);
    return words;
  }

  private static List<Sentence> phrases() {
    var phrases = new ArrayList<Sentence>();
    for (var noun : NOUNS) {
      var article = noun.feminine() ? "la" : "le";
      phrases.add(new Sentence(List.of("the", noun.english()), List.of(article, noun.french())));
      for (var adjective : ADJECTIVES) {
        var form = noun.feminine() ? adjective.feminine() : adjective.masculine();
        phrases.add(
            new Sentence(
                List.of("the", adjective.english(), noun.english()),
                adjective.before()
                    ? List.of(article, form, noun.french())
                    : List.of(article, noun.french(), form)));
      }
    }
    return phrases;
  }
}
