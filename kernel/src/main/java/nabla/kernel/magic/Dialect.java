package nabla.kernel.magic;

import java.util.regex.Pattern;

/**
 * Tells cells written for JJava from those written for IJava. Both call {@code getKernelInstance()}
 * by its bare name, and each means a class of its own: IJava's is imported from the start, JJava's
 * once a cell shows that it is meant.
 */
final class Dialect {
  private static final String STATICS = "org.dflib.jjava.kernel.JavaNotebookStatics.";

  /** What a cell of JJava's takes for granted. */
  static final String IMPORTS =
      "import static " + STATICS + "getKernelInstance;\nimport static " + STATICS + "kernel;";

  // The name of a package of JJava's, or a method that its kernel has and ours and IJava's have
  // not.
  private static final Pattern JJAVA =
      Pattern.compile(
          "org\\.dflib\\.jjava\\.(?:jupyter|kernel|distro)\\b"
              + "|\\bkernel\\s*\\(\\s*\\)\\s*\\.\\s*(?:get[A-Z]\\w*|addToClasspath|display|evalRaw|evalBuilder)\\s*\\("
              + "|\\bgetKernelInstance\\s*\\(\\s*\\)\\s*\\.\\s*(?:getMagicsRegistry|evalBuilder)\\b");

  private Dialect() {}

  static boolean isOfJJava(String cell) {
    boolean possible = cell.contains("jjava") || cell.contains("ernel");
    return possible && JJAVA.matcher(cell).find();
  }
}
