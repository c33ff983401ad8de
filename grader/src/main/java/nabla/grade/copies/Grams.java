package nabla.grade.copies;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The runs of {@value #LENGTH} tokens of a source, each by a number, and those of them that
 * winnowing keeps: of each {@value #WINDOW} in a row the smallest, so that two sources with {@code
 * LENGTH + WINDOW − 1} tokens in common have one in common (Schleimer, Wilkerson, Aiken, SIGMOD
 * 2003).
 *
 * @param at the number of the run that begins at each token
 * @param kept what winnowing keeps
 */
record Grams(long[] at, Set<Long> kept) {
  static final int LENGTH = 9;
  static final int WINDOW = 5;
  private static final long BASE = 0x9E3779B97F4A7C15L;

  static Grams of(List<Token> tokens) {
    long[] at = new long[Math.max(0, tokens.size() - LENGTH + 1)];
    Map<String, Long> numbers = new HashMap<>();
    for (int i = 0; i < at.length; i++) {
      long hash = 0;
      for (Token token : tokens.subList(i, i + LENGTH)) {
        hash = (hash + numbers.computeIfAbsent(token.kind(), Grams::number)) * BASE;
        hash ^= hash >>> 29;
      }
      at[i] = hash;
    }
    return new Grams(at, winnowed(at));
  }

  /** Sixty-four bits of a kind of token, of which there are less than two hundred. */
  private static long number(String kind) {
    long hash = 1469598103934665603L;
    for (int i = 0; i < kind.length(); i++) {
      hash = (hash ^ kind.charAt(i)) * 1099511628211L;
    }
    return hash;
  }

  private static Set<Long> winnowed(long[] at) {
    Set<Long> kept = new HashSet<>();
    for (int i = 0; i + Math.min(WINDOW, at.length) <= at.length && at.length > 0; i++) {
      long least = at[i];
      for (int j = i; j < Math.min(at.length, i + WINDOW); j++) {
        least = Math.min(least, at[j]);
      }
      kept.add(least);
    }
    return kept;
  }

  Set<Long> all() {
    Set<Long> all = new HashSet<>();
    for (long gram : at) {
      all.add(gram);
    }
    return all;
  }
}
