package nabla.check;

import java.util.List;

/**
 * How a check calls an answer: a lambda of up to five parameters whose types are written out, such
 * as {@code (double[][] x, int[] y) -> fit(x, y)}.
 */
@FunctionalInterface
public interface Entry {

  /**
   * Calls the answer.
   *
   * @param args one per parameter, of the parameter's type
   * @return what the answer returned
   * @throws Throwable what the answer threw
   */
  Object call(List<Object> args) throws Throwable;

  /** An answer without parameters. */
  @FunctionalInterface
  interface Of0 {
    /**
     * Calls the answer.
     *
     * @return its value
     * @throws Throwable what the answer threw
     */
    Object call() throws Throwable;
  }

  /**
   * An answer with one parameter.
   *
   * @param <A> its type
   */
  @FunctionalInterface
  interface Of1<A> {
    /**
     * Calls the answer.
     *
     * @param a the argument
     * @return its value
     * @throws Throwable what the answer threw
     */
    Object call(A a) throws Throwable;
  }

  /**
   * An answer with two parameters.
   *
   * @param <A> the first one's type
   * @param <B> the second one's type
   */
  @FunctionalInterface
  interface Of2<A, B> {
    /**
     * Calls the answer.
     *
     * @param a the first argument
     * @param b the second argument
     * @return its value
     * @throws Throwable what the answer threw
     */
    Object call(A a, B b) throws Throwable;
  }

  /**
   * An answer with three parameters.
   *
   * @param <A> the first one's type
   * @param <B> the second one's type
   * @param <C> the third one's type
   */
  @FunctionalInterface
  interface Of3<A, B, C> {
    /**
     * Calls the answer.
     *
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @return its value
     * @throws Throwable what the answer threw
     */
    Object call(A a, B b, C c) throws Throwable;
  }

  /**
   * An answer with four parameters.
   *
   * @param <A> the first one's type
   * @param <B> the second one's type
   * @param <C> the third one's type
   * @param <D> the fourth one's type
   */
  @FunctionalInterface
  interface Of4<A, B, C, D> {
    /**
     * Calls the answer.
     *
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @param d the fourth argument
     * @return its value
     * @throws Throwable what the answer threw
     */
    Object call(A a, B b, C c, D d) throws Throwable;
  }

  /**
   * An answer with five parameters.
   *
   * @param <A> the first one's type
   * @param <B> the second one's type
   * @param <C> the third one's type
   * @param <D> the fourth one's type
   * @param <E> the fifth one's type
   */
  @FunctionalInterface
  interface Of5<A, B, C, D, E> {
    /**
     * Calls the answer.
     *
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @param d the fourth argument
     * @param e the fifth argument
     * @return its value
     * @throws Throwable what the answer threw
     */
    Object call(A a, B b, C c, D d, E e) throws Throwable;
  }

  /**
   * An entry from a lambda.
   *
   * @param f the lambda
   * @return the entry
   */
  static Entry of(Of0 f) {
    return args -> f.call();
  }

  /**
   * An entry from a lambda.
   *
   * @param <A> the parameter's type
   * @param f the lambda
   * @return the entry
   */
  @SuppressWarnings("unchecked") // the cases of an exercise have its parameters' types
  static <A> Entry of(Of1<A> f) {
    return args -> f.call((A) args.get(0));
  }

  /**
   * An entry from a lambda.
   *
   * @param <A> the first parameter's type
   * @param <B> the second parameter's type
   * @param f the lambda
   * @return the entry
   */
  @SuppressWarnings("unchecked") // the cases of an exercise have its parameters' types
  static <A, B> Entry of(Of2<A, B> f) {
    return args -> f.call((A) args.get(0), (B) args.get(1));
  }

  /**
   * An entry from a lambda.
   *
   * @param <A> the first parameter's type
   * @param <B> the second parameter's type
   * @param <C> the third parameter's type
   * @param f the lambda
   * @return the entry
   */
  @SuppressWarnings("unchecked") // the cases of an exercise have its parameters' types
  static <A, B, C> Entry of(Of3<A, B, C> f) {
    return args -> f.call((A) args.get(0), (B) args.get(1), (C) args.get(2));
  }

  /**
   * An entry from a lambda.
   *
   * @param <A> the first parameter's type
   * @param <B> the second parameter's type
   * @param <C> the third parameter's type
   * @param <D> the fourth parameter's type
   * @param f the lambda
   * @return the entry
   */
  @SuppressWarnings("unchecked") // the cases of an exercise have its parameters' types
  static <A, B, C, D> Entry of(Of4<A, B, C, D> f) {
    return args -> f.call((A) args.get(0), (B) args.get(1), (C) args.get(2), (D) args.get(3));
  }

  /**
   * An entry from a lambda.
   *
   * @param <A> the first parameter's type
   * @param <B> the second parameter's type
   * @param <C> the third parameter's type
   * @param <D> the fourth parameter's type
   * @param <E> the fifth parameter's type
   * @param f the lambda
   * @return the entry
   */
  @SuppressWarnings("unchecked") // the cases of an exercise have its parameters' types
  static <A, B, C, D, E> Entry of(Of5<A, B, C, D, E> f) {
    return args ->
        f.call((A) args.get(0), (B) args.get(1), (C) args.get(2), (D) args.get(3), (E) args.get(4));
  }

  /**
   * Calls the answer and brings back plain values.
   *
   * @param args one per parameter; may be changed by the answer
   * @return what it returned, or what it threw
   */
  default Answer answer(List<Object> args) {
    try {
      return Answer.returned(call(args), args);
    } catch (Throwable e) { // a wrong answer may throw anything; only stopping the cell goes on
      if (stopsTheCell(e)) {
        throw (Error) e;
      }
      return Answer.threw(e);
    }
  }

  private static boolean stopsTheCell(Throwable e) {
    return e instanceof Error && e.getClass().getName().startsWith("nabla.kernel.");
  }
}
