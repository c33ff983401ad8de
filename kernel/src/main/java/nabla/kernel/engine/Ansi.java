package nabla.kernel.engine;

/** The few colours of error texts; all of them read well on light and on dark. */
final class Ansi {
  private static final String ESCAPE = "\u001B[";

  private Ansi() {}

  static String error(String text) {
    return ESCAPE + "1;31m" + text + ESCAPE + "0m";
  }

  static String place(String text) {
    return ESCAPE + "36m" + text + ESCAPE + "0m";
  }

  static String strong(String text) {
    return ESCAPE + "1m" + text + ESCAPE + "0m";
  }
}
