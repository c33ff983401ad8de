package nabla.grade.copies;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * How alike two answers are.
 *
 * @param one of the two
 * @param other of the two
 * @param share of their tokens that both have in the same order, from 0 to 1, without what the
 *     exercise itself has
 * @param tokens how many of them there are in the first
 * @param sameNames the share of names in these that are the same, letter by letter
 * @param sameComments comments of their own that both have
 * @param lines of the first that the other has, too
 * @param otherLines the same for the other
 */
record Likeness(
    Answer one,
    Answer other,
    double share,
    int tokens,
    double sameNames,
    int sameComments,
    BitSet lines,
    BitSet otherLines) {

  /** Compares two answers; grams that are common property do not count. */
  static Likeness of(Answer one, Answer other, Set<Long> common, Set<String> commonComments) {
    Set<Long> shared = one.grams().all();
    shared.retainAll(other.grams().all());
    shared.removeAll(common);
    BitSet usual = covered(one, common);
    BitSet usualOther = covered(other, common);
    BitSet in = covered(one, shared);
    in.andNot(usual);
    BitSet inOther = covered(other, shared);
    inOther.andNot(usualOther);
    int own = one.tokens().size() + other.tokens().size();
    own -= usual.cardinality() + usualOther.cardinality();
    Set<String> comments = new HashSet<>(one.comments());
    comments.retainAll(other.comments());
    comments.removeAll(commonComments);
    return new Likeness(
        one,
        other,
        own == 0 ? 0 : (double) (in.cardinality() + inOther.cardinality()) / own,
        Math.min(in.cardinality(), inOther.cardinality()),
        names(one, in, other, inOther),
        comments.size(),
        lines(one, in),
        lines(other, inOther));
  }

  private static BitSet covered(Answer answer, Set<Long> grams) {
    BitSet covered = new BitSet();
    long[] at = answer.grams().at();
    for (int i = 0; i < at.length; i++) {
      if (grams.contains(at[i])) {
        covered.set(i, i + Grams.LENGTH);
      }
    }
    return covered;
  }

  private static double names(Answer one, BitSet in, Answer other, BitSet inOther) {
    Set<String> names = names(one, in);
    Set<String> both = new HashSet<>(names);
    Set<String> others = names(other, inOther);
    both.retainAll(others);
    names.addAll(others);
    return names.isEmpty() ? 0 : (double) both.size() / names.size();
  }

  private static Set<String> names(Answer answer, BitSet in) {
    Set<String> names = new HashSet<>();
    in.stream()
        .mapToObj(answer.tokens()::get)
        .filter(token -> token.kind().equals("name"))
        .forEach(token -> names.add(token.text()));
    return names;
  }

  private static BitSet lines(Answer answer, BitSet in) {
    BitSet lines = new BitSet();
    in.stream().map(i -> answer.tokens().get(i).line()).forEach(lines::set);
    return lines;
  }
}
