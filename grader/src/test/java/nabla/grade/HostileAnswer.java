package nabla.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer that means harm, or looks as if it did; {@code src/test/hostile/README.md} says how one
 * is written.
 *
 * @param name what it does
 * @param statuses any of which the submission may get
 * @param says what the report must contain
 * @param isolated whether it may run only where answers are kept apart
 * @param whole whether it takes the rest of its own homework with it
 * @param source the answer cell
 */
record HostileAnswer(
    String name,
    List<String> statuses,
    List<String> says,
    boolean isolated,
    boolean whole,
    String source) {
  private static final Path FOLDER = Path.of("src", "test", "hostile");
  private static final Pattern REPEATED = Pattern.compile("⟦([^⟧]*?) × (\\d+)⟧");

  static List<HostileAnswer> all() throws IOException {
    List<HostileAnswer> all = new ArrayList<>();
    try (Stream<Path> list = Files.list(FOLDER)) {
      for (Path file : list.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        String text = "\n" + Files.readString(file);
        Stream.of(text.split("\n== ")).skip(1).map(HostileAnswer::of).forEach(all::add);
      }
    }
    return all;
  }

  private static HostileAnswer of(String entry) {
    List<String> lines = entry.lines().toList();
    List<String> statuses = marked(lines, "! ");
    if (statuses.size() != 1) {
      throw new IllegalArgumentException(lines.get(0) + " needs one line with its status");
    }
    String body =
        lines.stream()
            .skip(1)
            .filter(line -> Stream.of("! ", "? ", "@ ", "^ ").noneMatch(line::startsWith))
            .collect(Collectors.joining("\n"));
    String source =
        String.join("\n", marked(lines, "^ "))
            + "\nclass Perceptron {\n  static Object fit(double[][] x, int[] y, int maxEpochs)"
            + " throws Exception {\n"
            + body
            + "\n  }\n}\n";
    return new HostileAnswer(
        lines.get(0),
        List.of(statuses.get(0).split(" \\| ")),
        marked(lines, "? "),
        marked(lines, "@ ").contains("isolated"),
        marked(lines, "@ ").contains("whole"),
        REPEATED.matcher(source).replaceAll(HostileAnswer::repeated));
  }

  private static String repeated(java.util.regex.MatchResult found) {
    return Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2))));
  }

  private static List<String> marked(List<String> lines, String mark) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
  }
}
