package nabla.kernel.magic;

import java.util.regex.Pattern;

/** Makes a whole POM of the parts a user writes into a cell. */
final class PomText {
  private static final Pattern PROJECT = Pattern.compile("<project[\\s>]");

  private PomText() {}

  static String whole(String body) {
    String text = body.strip();
    if (PROJECT.matcher(text).find()) {
      return text;
    }
    if (text.startsWith("<dependency>")) {
      text = gathered(text, "dependency", "dependencies");
    } else if (text.startsWith("<repository>")) {
      text = gathered(text, "repository", "repositories");
    }
    return "<project><modelVersion>4.0.0</modelVersion><groupId>cell</groupId>"
        + "<artifactId>cell</artifactId><version>1</version>"
        + text
        + "</project>";
  }

  /** Puts elements into their list, and what stands beside them beside it. */
  private static String gathered(String text, String element, String list) {
    Pattern one = Pattern.compile("<" + element + ">[\\s\\S]*?</" + element + ">");
    StringBuilder inside = new StringBuilder();
    one.matcher(text).results().forEach(found -> inside.append(found.group()));
    String rest = one.matcher(text).replaceAll("").strip();
    String other = element.equals("dependency") ? "repository" : "dependency";
    if (rest.startsWith("<" + other + ">")) {
      rest = gathered(rest, other, other.equals("repository") ? "repositories" : "dependencies");
    }
    return "<" + list + ">" + inside + "</" + list + ">" + rest;
  }
}
