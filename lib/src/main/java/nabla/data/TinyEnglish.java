package nabla.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Sentences of a made-up English of 46 words, by five rules, all equally likely:
 *
 * <ul>
 *   <li>the (animal or person) (eats, likes, wants) the (food)
 *   <li>the (person) (holds, uses, fixes) (his, her) (tool), his for males and her for females
 *   <li>the (person) (feeds, calls) (his, her) (animal)
 *   <li>the (animal or person) (runs, sleeps, walks) (quickly, slowly)
 *   <li>the (king, queen, prince, princess) (rules, visits) the (city, land)
 * </ul>
 *
 * <p>Within a rule all choices are equally likely. Some pairs of neighbouring words, a subject with
 * its verb or a verb with its object, are kept apart: half of them for validation, half for the
 * test. A sentence that has such a pair is right English, but nobody who reads only the ordinary
 * sentences has seen its pair.
 */
public final class TinyEnglish {
  private static final List<String> ANIMALS = List.of("cat", "dog", "wolf", "horse", "cow", "pig");
  private static final List<String> MALES = List.of("man", "boy", "king", "prince");
  private static final List<String> FEMALES = List.of("woman", "girl", "queen", "princess");
  private static final List<String> ROYALS = List.of("king", "queen", "prince", "princess");
  private static final List<String> FOODS =
      List.of("apple", "bread", "rice", "cake", "fish", "soup");
  private static final List<String> TOOLS =
      List.of("hammer", "saw", "drill", "knife", "brush", "axe");
  private static final List<String> EAT = List.of("eats", "likes", "wants");
  private static final List<String> USE = List.of("holds", "uses", "fixes");
  private static final List<String> CARE = List.of("feeds", "calls");
  private static final List<String> MOVE = List.of("runs", "sleeps", "walks");
  private static final List<String> RULE = List.of("rules", "visits");
  private static final List<String> HOW = List.of("quickly", "slowly");
  private static final List<String> PLACES = List.of("city", "land");
  private static final List<String> PEOPLE =
      Stream.of(MALES, FEMALES).flatMap(List::stream).toList();
  private static final List<String> BEINGS =
      Stream.of(ANIMALS, PEOPLE).flatMap(List::stream).toList();
  private static final List<String> THE = List.of("the");

  /** All sentences of each rule. */
  private static final List<List<List<String>>> RULES =
      List.of(
          rule(List.of(THE, BEINGS, EAT, THE, FOODS)),
          own(USE, TOOLS),
          own(CARE, ANIMALS),
          rule(List.of(THE, BEINGS, MOVE, HOW)),
          rule(List.of(THE, ROYALS, RULE, THE, PLACES)));

  /** The share of pairs that is kept apart for validation, and again for the test. */
  private static final double APART = 0.15;

  /** Whether a sentence has a pair that was kept apart. */
  public enum Kind {
    /** It has none: what to train on. */
    ORDINARY,
    /** It has a pair of those for validation, and none of those for the test. */
    VALIDATION,
    /** It has a pair of those for the test, and none of those for validation. */
    TEST,
    /** It has both, and is used for nothing. */
    BOTH
  }

  private final Map<List<String>, Kind> apart = new LinkedHashMap<>();

  private TinyEnglish(long seed) {
    var random = new SplittableRandom(seed);
    keepApart(BEINGS, EAT, random);
    keepApart(BEINGS, MOVE, random);
    keepApart(PEOPLE, USE, random);
    keepApart(PEOPLE, CARE, random);
    keepApart(EAT, FOODS, random);
  }

  private void keepApart(List<String> first, List<String> second, RandomGenerator random) {
    for (var a : first) {
      for (var b : second) {
        double lot = random.nextDouble();
        if (lot < 2 * APART) {
          // Between a verb and what is eaten stands "the"; the pair counts all the same.
          apart.put(List.of(a, b), lot < APART ? Kind.VALIDATION : Kind.TEST);
        }
      }
    }
  }

  /**
   * The language, with its pairs that are kept apart.
   *
   * @param seed of the choice of pairs
   * @return the language
   */
  public static TinyEnglish of(long seed) {
    return new TinyEnglish(seed);
  }

  /**
   * Sentences of one kind.
   *
   * @param kind which
   * @param n how many
   * @param seed of the sentences
   * @return words without marks of beginning and end; the same sentence may come again
   */
  public List<List<String>> sentences(Kind kind, int n, long seed) {
    var random = new SplittableRandom(seed);
    var sentences = new ArrayList<List<String>>();
    while (sentences.size() < n) {
      var sentence = one(one(RULES, random), random);
      if (kind(sentence) == kind) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  /**
   * Whether a sentence has a pair that was kept apart.
   *
   * @param sentence its words
   * @return its kind
   */
  public Kind kind(List<String> sentence) {
    boolean validation = false;
    boolean test = false;
    for (int i = 0; i < sentence.size(); i++) {
      for (int j = i + 1; j < sentence.size(); j++) {
        var found = apart.get(List.of(sentence.get(i), sentence.get(j)));
        validation |= found == Kind.VALIDATION;
        test |= found == Kind.TEST;
      }
    }
    return validation && test
        ? Kind.BOTH
        : validation ? Kind.VALIDATION : test ? Kind.TEST : Kind.ORDINARY;
  }

  /**
   * How likely a sentence is before any is sorted out, which is what a perfect model knows.
   *
   * @param sentence its words
   * @return 1 / (5 · the number of sentences of its rule); 0 if it breaks the rules
   */
  public static double probability(List<String> sentence) {
    return RULES.stream()
        .mapToDouble(rule -> rule.contains(sentence) ? 1.0 / (RULES.size() * rule.size()) : 0)
        .sum();
  }

  /**
   * All sentences that keep the rules.
   *
   * @return 592 of them, rule by rule
   */
  public static List<List<String>> all() {
    return RULES.stream().flatMap(List::stream).toList();
  }

  private static List<List<String>> rule(List<List<String>> slots) {
    var sentences = List.of(List.<String>of());
    for (var slot : slots) {
      sentences =
          sentences.stream()
              .flatMap(begun -> slot.stream().map(word -> append(begun, word)))
              .toList();
    }
    return sentences;
  }

  private static List<String> append(List<String> begun, String word) {
    return Stream.concat(begun.stream(), Stream.of(word)).toList();
  }

  private static List<List<String>> own(List<String> verbs, List<String> things) {
    return Stream.concat(
            rule(List.of(THE, MALES, verbs, List.of("his"), things)).stream(),
            rule(List.of(THE, FEMALES, verbs, List.of("her"), things)).stream())
        .toList();
  }

  private static <T> T one(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /**
   * The words by what they are: the answer that nobody tells the network.
   *
   * @return the words of each category, in a fixed order, no word in two of them
   */
  public static Map<String, List<String>> categories() {
    var categories = new LinkedHashMap<String, List<String>>();
    categories.put("animal", ANIMALS);
    categories.put("person", PEOPLE);
    categories.put("food", FOODS);
    categories.put("tool", TOOLS);
    categories.put("place", PLACES);
    categories.put("eating", EAT);
    categories.put("using", USE);
    categories.put("caring", CARE);
    categories.put("moving", MOVE);
    categories.put("ruling", RULE);
    categories.put("how", HOW);
    categories.put("whose", List.of("his", "her"));
    categories.put("article", THE);
    return categories;
  }

  /**
   * All words.
   *
   * @return category by category
   */
  public static List<String> words() {
    return categories().values().stream().flatMap(List::stream).toList();
  }
}
