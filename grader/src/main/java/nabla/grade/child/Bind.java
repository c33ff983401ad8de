package nabla.grade.child;

import nabla.check.Entry;

/**
 * Imported into the student's session to turn a check's lambda into an entry. The name is unlike
 * any a student would choose; one who chooses it all the same only fails his own questions.
 */
public final class Bind {
  private Bind() {}

  /**
   * An entry from a lambda without parameters.
   *
   * @param f the lambda
   * @return the entry
   */
  public static Entry nablaEntry(Entry.Of0 f) {
    return Entry.of(f);
  }

  /**
   * An entry from a lambda.
   *
   * @param <A> its parameter's type
   * @param f the lambda
   * @return the entry
   */
  public static <A> Entry nablaEntry(Entry.Of1<A> f) {
    return Entry.of(f);
  }

  /**
   * An entry from a lambda.
   *
   * @param <A> its first parameter's type
   * @param <B> its second parameter's type
   * @param f the lambda
   * @return the entry
   */
  public static <A, B> Entry nablaEntry(Entry.Of2<A, B> f) {
    return Entry.of(f);
  }

  /**
   * An entry from a lambda.
   *
   * @param <A> its first parameter's type
   * @param <B> its second parameter's type
   * @param <C> its third parameter's type
   * @param f the lambda
   * @return the entry
   */
  public static <A, B, C> Entry nablaEntry(Entry.Of3<A, B, C> f) {
    return Entry.of(f);
  }

  /**
   * An entry from a lambda.
   *
   * @param <A> its first parameter's type
   * @param <B> its second parameter's type
   * @param <C> its third parameter's type
   * @param <D> its fourth parameter's type
   * @param f the lambda
   * @return the entry
   */
  public static <A, B, C, D> Entry nablaEntry(Entry.Of4<A, B, C, D> f) {
    return Entry.of(f);
  }

  /**
   * An entry from a lambda.
   *
   * @param <A> its first parameter's type
   * @param <B> its second parameter's type
   * @param <C> its third parameter's type
   * @param <D> its fourth parameter's type
   * @param <E> its fifth parameter's type
   * @param f the lambda
   * @return the entry
   */
  public static <A, B, C, D, E> Entry nablaEntry(Entry.Of5<A, B, C, D, E> f) {
    return Entry.of(f);
  }
}
