package nabla.kernel.engine;

/**
 * What came of a cell, in terms that the kernel and JShell share.
 *
 * @param kind ended, rejected or threw
 * @param text the value as JShell writes it, null for none; why it was rejected; what was thrown
 */
record FuzzOutcome(String kind, String text) {
  static FuzzOutcome ended(String value) {
    return new FuzzOutcome("ended", value);
  }

  static FuzzOutcome rejected(String why) {
    return new FuzzOutcome("rejected", why);
  }

  static FuzzOutcome threw(String exception) {
    return new FuzzOutcome("threw", exception);
  }

  static FuzzOutcome of(Result result) {
    if (result instanceof Result.Value value) {
      return ended(value.shown() ? written(value.value()) : null);
    }
    if (result instanceof Result.Failure failure) {
      CellError error = failure.error();
      return error.name().equals("CompileError") ? rejected(error.message()) : threw(error.name());
    }
    return threw(result.toString());
  }

  /** Strings and characters as literals. What JShell shows of other objects is their own text. */
  private static String written(Object value) {
    if (value instanceof String text) {
      return "\"" + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"") + "\"";
    }
    return value instanceof Character character ? "'" + character + "'" : String.valueOf(value);
  }

  boolean agrees(FuzzOutcome other) {
    if (!kind.equals(other.kind)) {
      return false;
    }
    boolean comparable =
        kind.equals("threw") || (kind.equals("ended") && text != null && other.text != null);
    return !comparable || plain(text).equals(plain(other.text));
  }

  /** Without what differs between any two runs. */
  private static String plain(String text) {
    return text.replaceAll("[\\w.$/]*(@[0-9a-f]+|\\$\\$Lambda[^ ]*)", "OBJECT")
        .replaceAll("^[\\w.$\\[\\]]+\\{.*", "ARRAY")
        .replaceAll("\\bCell\\d+\\$|REPL\\.\\$JShell\\$[\\w]+\\$", "");
  }

  @Override
  public String toString() {
    return kind + (text == null ? "" : " " + text);
  }
}
