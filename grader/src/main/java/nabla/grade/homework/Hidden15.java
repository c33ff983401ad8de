package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.grade.homework.Discount.Wrong;
import nabla.homework.Homework15;

/** Homework 15: absolute discounting, the bug in a perplexity, the odd word out, and a floor. */
final class Hidden15 {
  private static final int WORDS = 7;

  private Hidden15() {}

  static Assignment assignment() {
    return Assignment.of("15-words")
        .exercise("15.1", Hidden15::next)
        .exercise("15.2", Hidden15::perplexity)
        .exercise("15.3", Hidden15::oddOneOut)
        .exercise("15.4", random -> number());
  }

  /** Sentences in which a word is mostly followed by the one or two words after it. */
  private static int[][] text(RandomGenerator random, int sentences) {
    int[][] text = new int[sentences][];
    for (int i = 0; i < sentences; i++) {
      int[] sentence = new int[random.nextInt(2, 6)];
      int word = random.nextInt(1, WORDS);
      for (int j = 0; j < sentence.length; j++) {
        sentence[j] = word;
        word = 1 + (word - 1 + random.nextInt(1, 3)) % (WORDS - 1);
      }
      text[i] = sentence;
    }
    return text;
  }

  private static List<Case> next(RandomGenerator random) {
    int[][] text = text(random, 30);
    int[] first = text[0];
    int[] unseen = {first[1], first[1]}; // a word never follows itself
    int[] longer = {first[1], first[0], first[0], first[0], first[1]};
    return List.of(
        named("30 sentences, n = 2, after a word", text, 2, 0.7, first[0]),
        named("30 sentences, n = 3, after two words", text, 3, 0.4, first[0], first[1]),
        named("30 sentences, n = 3, after two words that never came so", text, 3, 0.4, unseen),
        named("30 sentences, n = 3, at the beginning", text, 3, 0.4),
        named("30 sentences, n = 3, after five words", text, 3, 0.6, longer),
        named("30 sentences, n = 4, after one word", text, 4, 0.5, first[0]));
  }

  private static Case named(String words, int[][] text, int n, double d, int... context) {
    Case test =
        Case.given(words + ", D = " + d, text, n, WORDS, d, context)
            .worth(0.5)
            .returns(Discount.next(text, n, WORDS, d, context, Wrong.NOTHING), 1e-9);
    for (Wrong wrong : Wrong.values()) {
      double[] other = Discount.next(text, n, WORDS, d, context, wrong);
      if (!Plain.close(other, Discount.next(text, n, WORDS, d, context, Wrong.NOTHING), 1e-6)) {
        test.unlessReturns(other, message(wrong));
      }
    }
    return Homework15.sums(test)
        .hint(
            "Follow the formula by hand for one word, from the longest context to the empty one.");
  }

  private static String message(Wrong wrong) {
    return switch (wrong) {
      case NOTHING -> throw new IllegalArgumentException("a right answer needs no message");
      case ALL_GUESSES ->
          "The counts are divided by all guesses of the text: divide by C(c), how often this context"
              + " came.";
      case NOT_CLIPPED ->
          "Words that never came after the context get less than nothing: max(C − D, 0).";
      case NO_END -> "The end of a sentence is never counted: it is guessed like a word.";
      case BEGIN_GUESSED ->
          "The marks of the beginning are counted as guesses: they are given, only words and the end"
              + " are guessed.";
      case NEWEST_DROPPED ->
          "The shorter context lost its newest word: drop the oldest, the newest says most.";
      case OLDEST_TAKEN -> "Of a long context the last n − 1 words count, not the first.";
      case NO_BEGIN ->
          "A short context stands at the beginning of a sentence: put n − 1 marks before it, as in"
              + " the text.";
    };
  }

  private static List<Case> perplexity(RandomGenerator random) {
    int[][] few = text(random, 12);
    int[][] many = text(random, 4000);
    double[][] p = new double[WORDS][];
    Arrays.setAll(p, i -> shares(random));
    double[][] zeros = Arrays.stream(p).map(double[]::clone).toArray(double[][]::new);
    int[] sentence = few[0];
    zeros[sentence[0]][sentence[1]] = 0;
    return List.of(
        asked("12 sentences, λ = 1", p, few, 1),
        asked("4,000 sentences, λ = 1", p, many, 1)
            .unless(
                answer -> Double.isInfinite(answer.number()) || answer.number() == 0,
                "A product of thousands of probabilities is 0 for a double: add up logarithms."),
        asked("12 sentences, one of their pairs has p = 0, λ = 0.8", zeros, few, 0.8)
            .unless(
                answer -> Double.isInfinite(answer.number()),
                "ln 0: mix the probabilities with 1/V first, then take the logarithm."));
  }

  /** A random distribution, none of its entries near 0. */
  private static double[] shares(RandomGenerator random) {
    double[] row = random.doubles(WORDS, 0.2, 1).toArray();
    double sum = Arrays.stream(row).sum();
    return Arrays.stream(row).map(v -> v / sum).toArray();
  }

  private static Case asked(String words, double[][] p, int[][] text, double lambda) {
    double right = Math.exp(cost(p, text, lambda) / guesses(text, 1));
    return Case.given(words, p, text, lambda)
        .worth(0.5)
        .returns(right, 1e-9)
        .unlessReturns(
            Math.exp(cost(p, text, lambda) / guesses(text, 0)), Homework15.END_NOT_COUNTED)
        .unlessReturns(
            Math.exp(cost(p, text, lambda) / guesses(text, 2)),
            "The beginning is counted as a guess, but it is given.")
        .unlessReturns(
            Arrays.stream(text)
                .map(sentence -> new int[][] {sentence})
                .mapToDouble(one -> Math.exp(cost(p, one, lambda) / guesses(one, 1)))
                .average()
                .orElseThrow(),
            "That is the mean of the perplexities of the sentences: take the mean of −ln p over all"
                + " guesses of the text, then the exponential.")
        .hint("exp of the mean of −ln p over all words and all ends.");
  }

  /** The sum of −ln p over all words and ends. */
  private static double cost(double[][] p, int[][] text, double lambda) {
    double sum = 0;
    for (int[] sentence : text) {
      int before = 0;
      for (int i = 0; i <= sentence.length; i++) {
        int word = i < sentence.length ? sentence[i] : 0;
        sum -= Math.log(lambda * p[before][word] + (1 - lambda) / p.length);
        before = word;
      }
    }
    return sum;
  }

  private static int guesses(int[][] text, int marks) {
    return Arrays.stream(text).mapToInt(sentence -> sentence.length + marks).sum();
  }

  private static List<Case> oddOneOut(RandomGenerator random) {
    return List.of(group(random, "a group with one stranger"), group(random, "another group"));
  }

  /**
   * Words of nearly one direction and very unlike lengths, a long stranger, and some bystanders.
   */
  private static Case group(RandomGenerator random, String words) {
    double[] direction = Draw.vector(random, 5, 1);
    double[][] vectors = Draw.matrix(random, 9, 5, 1);
    int[] group = IntStream.of(1, 3, 4, 6, 8).toArray();
    int odd = group[random.nextInt(1, group.length)];
    double length = 1;
    for (int word : group) {
      if (word != odd) {
        double size = length;
        double[] noise = Draw.vector(random, 5, 0.05);
        Arrays.setAll(vectors[word], j -> size * (direction[j] + noise[j]));
        length *= 0.2;
      }
    }
    double[] across = Draw.vector(random, 5, 1);
    double along = dot(across, direction) / dot(direction, direction);
    Arrays.setAll(vectors[odd], j -> 20 * (across[j] - along * direction[j] + 0.3 * direction[j]));
    return Case.given(words, vectors, group)
        .worth(0.5)
        .returns(odd, 0)
        .unlessReturns(
            IntStream.range(0, group.length).filter(i -> group[i] == odd).findFirst().orElseThrow(),
            "That is its place in the group: return the word's number.")
        .unless(answer -> IntStream.of(group).anyMatch(w -> w == answer.number()), Homework15.DOT)
        .hint("For each word of the group the mean cosine with the others; the smallest is odd.");
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(j -> a[j] * b[j]).sum();
  }

  private static List<Case> number() {
    double right = Math.pow(2, 1.5 / 2.75);
    return List.of(
        Case.given("the lowest perplexity")
            .satisfies(
                "2 to the power of 1.5 / 2.75", answer -> Math.abs(answer.number() - right) < 0.01)
            .unless(
                answer -> Math.abs(answer.number() - Math.pow(2, 1.5)) < 0.01,
                "That is per sentence: a perplexity is per guess, and a sentence has several.")
            .unless(
                answer -> Math.abs(answer.number() - Math.pow(2, 1.5 / 1.75)) < 0.01,
                "The ends are guessed too: count them.")
            .hint("Mean −ln p of a sentence, divided by the mean number of guesses in it."));
  }
}
