package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells made from constructs of Java and a small, harmless vocabulary: few names, so that cells
 * declare them again, use them before they are declared and use them for something else.
 */
final class FuzzCells {
  private static final List<String> VARIABLES = List.of("a", "b", "c", "d", "數");
  private static final List<String> METHODS = List.of("f", "g", "h", "area");
  private static final List<String> TYPES = List.of("A", "B", "Shape", "Tree", "Point", "Car");
  private static final List<String> VALUES =
      List.of("1", "2", "7", "'x'", "2.5", "\"s\"", "true", "null", "3L", "0x1F", "1e3", "a", "b");

  /**
   * Each as it stands; V, M, T and E are a variable, method, type and value, T1 the same in all.
   */
  private static final List<String> CONSTRUCTS =
      List.of(
          // variables
          "int «V» = «I»;",
          "int «V» = «I», «V2»[] = {1, 2}, «V3»;",
          "var «V» = «E»;",
          "final int «V» = «I»;",
          "String «V» = \"text\" + «E»;",
          "String «V» = \"\"\"\n  block \"q\"\n    more\\n\n  \"\"\";",
          "double[] «V» = {1, 2.5};",
          "int[][] «V» = new int[2][3];",
          "List<Integer> «V» = new ArrayList<>(List.of(3, 1, 2));",
          "Map<String, List<Integer>> «V» = new TreeMap<>();",
          "Function<Integer, Integer> «V» = x -> x + «I»;",
          "Supplier<String> «V» = () -> \"s\";",
          "Comparator<String> «V» = String::compareTo;",
          "«T» «V» = new «T»();",
          "«T» «V»;",
          "char «V» = 'x';",
          "boolean «V» = «I» > «I»;",
          "long «V» = «I» << 2;",
          "Object «V» = new Object() { int n = «I»; int get() { return n; } };",
          "var «V» = new Object() { int n = «I»; int get() { return n; } };",
          // expressions
          "«V»",
          "«V» + «E»",
          "«I» + «I» * «I»",
          "\"\" + «V» + «E»",
          "«V» = «I»",
          "«V» == «V2»",
          "«V»++",
          "(int) 3.7",
          "(int)(3.7)",
          "(char)('a' + 1)",
          "(long) «V» * 2",
          "(«V»)",
          "!true",
          "-«I»",
          "«V» > 2 ? \"more\" : \"less\"",
          "«V» instanceof String",
          "new int[] {1, 2}.length",
          "new int[3].length",
          "List.of(1, 2).get(0)",
          "IntStream.range(0, 4).map(x -> x * x).sum()",
          "Stream.of(\"b\", \"a\").sorted().collect(Collectors.joining(\",\"))",
          "String.valueOf(«E»)",
          "Math.max(«I», «I»)",
          "\"abc\".charAt(1)",
          "switch («I») { case 1 -> \"one\"; case 2, 7 -> \"more\"; default -> \"many\"; }",
          "switch («I») { case 1: yield \"one\"; default: yield \"many\"; }",
          "int «V» = switch («I») { case 1 -> 5; default -> { int q = 3; yield q; } };",
          "((Supplier<Integer>) () -> «I»).get()",
          "new Object() { int twice(int n) { return n * 2; } }.twice(«I»)",
          "«M»(«I»)",
          "«M»(\"s\")",
          "«M»()",
          "new «T»()",
          "new «T»().n",
          "new «T»().get()",
          "new «T»(1, 2).x()",
          "new «T»(1, 2)",
          "«T».ONE",
          "«T».valueOf(\"TWO\").ordinal()",
          "«T».class.getSimpleName()",
          // statements
          "«V» = «I»;",
          "«V» += «I»;",
          ";",
          "{ int z = 1; { z++; } }",
          "if (true) «V» = «I»; else «V» = «I»;",
          "if («V» > 3) { «V» = 0; }",
          "for (int k = 0; k < 3; k++) «V» += k;",
          "for (int k : new int[] {1, 2, 3}) { «V» = k; }",
          "for (var each : List.of(\"a\", \"b\")) { String t = each; }",
          "int «V» = 0; do { «V»++; } while («V» < 3);",
          "int k = 0; while (k < 3) k++;",
          "outer: for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) if (j == 1) continue outer;",
          "try { int q = 1 / 0; } catch (ArithmeticException e) { «V» = 1; } finally { }",
          "try (var r = new java.io.StringReader(\"x\")) { int q = r.read(); }",
          "switch («I») { case 1: «V» = 2; break; default: «V» = 3; }",
          "synchronized (new Object()) { int z = 1; }",
          "assert true : \"no\";",
          "throw new IllegalStateException(\"on purpose\");",
          "int «V» = 1 / 0;",
          "Object o = \"s\"; if (o instanceof String s && s.length() > 0) { String t = s; }",
          "Runnable r = () -> { int z = 1; }; r.run();",
          "System.nanoTime();",
          // methods
          "int «M»() { return «I»; }",
          "int «M»(int p) { return p + «I»; }",
          "int «M»(int p) { return p <= 0 ? 0 : «M2»(p - 1) + 1; }",
          "String «M»(String s) { return s + «V»; }",
          "static void «M»() { }",
          "private final int «M»(int... ps) { return ps.length; }",
          "<X extends Comparable<X>> X «M»(X p, X q) { return p.compareTo(q) > 0 ? p : q; }",
          "int «M»() throws Exception { if («I» > 9) throw new Exception(); return «V»; }",
          "«T» «M»(«T2» t) { return null; }",
          "@SuppressWarnings(\"x\") synchronized long «M»(long p) { return p; }",
          "@Deprecated int[] «M»(int n) { return new int[n]; }",
          // types
          "class «T1» { int n = «I»; int get() { return n; } }",
          "class «T1» { «T2» other; static int made = «I»; «T1»() { made++; } }",
          "class «T1» extends «T2» { int get() { return n + 1; } }",
          "class «T1» implements «T2» { public int get() { return «I»; } }",
          "class «T1»<X> { X n; class Inner { X x = n; } static class Nested { int q; } }",
          "final class «T1» { private final int n; «T1»() { this(«I»); } «T1»(int n) { this.n = n; } }",
          "abstract class «T1» { abstract int get(); }",
          "interface «T1» { int get(); default int twice() { return 2 * get(); } }",
          "@FunctionalInterface interface «T1» { int get(); }",
          "enum «T1» { ONE, TWO; int get() { return ordinal(); } }",
          "enum «T1» { ONE { int get() { return 1; } }, TWO; int get() { return 2; } }",
          "record «T1»(int x, int y) { }",
          "record «T1»(int x, int y) { «T1» { if (x > 9) throw new Error(); } }",
          "record «T1»(int x, int y) { «T1»(int x, int y) { this.x = y; this.y = x; } static int n; }",
          "record «T1»(int x, int y) implements «T2» { public int get() { return x; } }",
          "sealed interface «T1» permits «T2», «T3» { }",
          "sealed interface «T1» permits «T2» { int get(); }",
          "non-sealed class «T1» implements «T2» { public int get() { return 4; } }",
          "@interface «T1» { int value() default «I»; }",
          "public static class «T1» { int n = «M»(«I»); }",
          // imports and comments
          "import java.util.*;",
          "import java.time.Duration;",
          "import static java.lang.Math.*;",
          "import static java.lang.Math.abs;",
          "import org.nope.Missing;",
          "// only a comment",
          "/* a comment */ /** and a doc */",
          "int «V» = «I»; // and a remark",
          "int \\u0061 = «I»;");

  private static final Pattern HOLE = Pattern.compile("«([VMTEI])(\\d?)»");
  private static final List<String> JOINTS = List.of("\n", " ", "\n\n", "; ");

  private final Random random;

  FuzzCells(long seed) {
    this.random = new Random(seed);
  }

  /** Some cells that belong together. */
  List<String> sequence() {
    List<String> cells = new ArrayList<>();
    int size = 1 + random.nextInt(5);
    for (int i = 0; i < size; i++) {
      if (i > 0 && random.nextInt(8) == 0) {
        cells.add(cells.get(random.nextInt(cells.size())));
      } else {
        cells.add(cell());
      }
    }
    return cells;
  }

  private String cell() {
    StringBuilder cell = new StringBuilder(filled(one(CONSTRUCTS)));
    while (random.nextInt(3) == 0) {
      cell.append(one(JOINTS)).append(filled(one(CONSTRUCTS)));
    }
    return cell.toString();
  }

  private String filled(String construct) {
    Matcher hole = HOLE.matcher(construct);
    java.util.Map<String, String> chosen = new java.util.HashMap<>();
    return hole.replaceAll(
        found -> {
          List<String> words =
              switch (found.group(1)) {
                case "V" -> VARIABLES;
                case "M" -> METHODS;
                case "T" -> TYPES;
                case "E" -> VALUES;
                default -> List.of("1", "2", "7");
              };
          return Matcher.quoteReplacement(chosen.computeIfAbsent(found.group(), key -> one(words)));
        });
  }

  /** The cell with something wrong, or different, in it. */
  String mutated(String cell) {
    List<Token> tokens = Lexer.tokens(cell);
    if (tokens.isEmpty()) {
      return cell;
    }
    Token token = one(tokens);
    String before = cell.substring(0, token.start());
    String behind = cell.substring(token.end());
    int at = random.nextInt(cell.length());
    return switch (random.nextInt(8)) {
      case 0 -> before + behind;
      case 1 -> before + token.text() + " " + token.text() + behind;
      case 2 -> before + one(tokens).text() + behind;
      case 3 -> before + one(VALUES) + behind;
      case 4 -> cell.substring(0, at);
      case 5 -> cell.substring(at);
      case 6 ->
          cell.substring(0, at)
              + one(List.of("{", "}", "(", ")", ";", "\"", "@", "<", "\\", "#", "\0", "\u200b"))
              + cell.substring(at);
      default -> cell.substring(0, at) + cell.substring(Math.min(cell.length(), at + 1));
    };
  }

  /** Pieces of cells cut anywhere and put together. */
  String joined(List<String> cells) {
    StringBuilder text = new StringBuilder();
    int parts = 1 + random.nextInt(3);
    for (int i = 0; i < parts; i++) {
      String cell = one(cells);
      int from = random.nextBoolean() ? 0 : line(cell);
      int to = random.nextBoolean() ? cell.length() : Math.max(from, line(cell));
      text.append(cell, from, Math.min(to, cell.length())).append('\n');
    }
    return text.toString();
  }

  /** Where some line begins, or anywhere. */
  private int line(String cell) {
    if (cell.isEmpty()) {
      return 0;
    }
    int at = random.nextInt(cell.length());
    return random.nextInt(4) == 0 ? at : cell.lastIndexOf('\n', at) + 1;
  }

  boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
