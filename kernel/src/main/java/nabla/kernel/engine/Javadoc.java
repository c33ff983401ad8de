package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns documentation comments into Markdown that reads well as plain text too. */
final class Javadoc {
  private static final Pattern INLINE =
      Pattern.compile("\\{@(\\w+)\\s*((?:[^{}]|\\{[^{}]*\\})*)\\}");
  private static final Pattern CHARACTER = Pattern.compile("&#(\\d{1,6}|x\\p{XDigit}{1,6});");
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?m)^\\s*@(param|return|returns|throws|exception|see|since|deprecated|author|version|apiNote|implSpec|implNote|serial\\w*|jls|spec)\\b");

  private Javadoc() {}

  /** The comment as Markdown; only its first sentences unless {@code detailed}. */
  static String markdown(String comment, boolean detailed) {
    Matcher block = BLOCK.matcher(comment);
    int tags = block.find() ? block.start() : comment.length();
    String body = text(comment.substring(0, tags));
    if (!detailed) {
      int paragraph = body.indexOf("\n\n", Math.min(body.length(), 40));
      body = paragraph < 0 ? body : body.substring(0, paragraph);
    }
    StringBuilder out = new StringBuilder(body.strip());
    List<String> lines = new ArrayList<>();
    for (String tag : comment.substring(tags).split("(?m)^\\s*@(?=\\w)", -1)) {
      line(tag).ifPresent(lines::add);
    }
    if (!lines.isEmpty()) {
      out.append("\n\n").append(String.join("\n", lines));
    }
    return out.toString();
  }

  private static Optional<String> line(String tag) {
    String[] words = tag.strip().split("\\s+", 2);
    if (words.length < 2) {
      return Optional.empty();
    }
    String rest = words[1];
    return switch (words[0]) {
      case "param" -> {
        String[] parts = rest.split("\\s+", 2);
        yield Optional.of("- `" + parts[0] + "`: " + (parts.length > 1 ? oneLine(parts[1]) : ""));
      }
      case "return", "returns" -> Optional.of("- returns " + oneLine(rest));
      case "throws", "exception" -> {
        String[] parts = rest.split("\\s+", 2);
        yield Optional.of(
            "- throws `" + parts[0] + "` " + (parts.length > 1 ? oneLine(parts[1]) : ""));
      }
      case "since" -> Optional.of("- since " + oneLine(rest));
      case "deprecated" -> Optional.of("- deprecated: " + oneLine(rest));
      default -> Optional.empty();
    };
  }

  private static String oneLine(String text) {
    return text(text).replaceAll("\\s+", " ").strip();
  }

  private static String text(String html) {
    String text = html;
    // Twice, for one tag within another.
    for (int i = 0; i < 2; i++) {
      text = INLINE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(inline(found)));
    }
    text = CHARACTER.matcher(text).replaceAll(Javadoc::character);
    return text.replaceAll("(?i)<pre(?:\\s[^>]*)?>\\s*", "\n\n```\n")
        .replaceAll("(?i)\\s*</pre>", "\n```\n")
        .replaceAll("(?i)</?(p|ul|ol|dl|blockquote|div|table|tbody|thead|tr)(\\s[^>]*)?>", "\n\n")
        .replaceAll("(?i)<(li|dt|dd)(\\s[^>]*)?>\\s*", "\n- ")
        .replaceAll("(?i)</?code>", "`")
        .replaceAll("(?i)</?(b|strong)>", "**")
        .replaceAll("(?i)</?(i|em|var)>", "*")
        .replaceAll("(?i)<h\\d(\\s[^>]*)?>", "\n\n**")
        .replaceAll("(?i)</h\\d>", "**\n\n")
        .replaceAll("<[/a-zA-Z][^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&quot;", "\"")
        .replace("&mdash;", "—")
        .replace("&ndash;", "–")
        .replace("&hellip;", "…")
        .replace("&le;", "≤")
        .replace("&ge;", "≥")
        .replace("&amp;", "&")
        .replaceAll("(?m)^[ \\t]+(?!-)", "")
        .replaceAll("\n{3,}", "\n\n");
  }

  /** A numbered character, save for the two that would be taken for HTML. */
  private static String character(MatchResult found) {
    String number = found.group(1);
    int code =
        number.startsWith("x")
            ? Integer.parseInt(number.substring(1), 16)
            : Integer.parseInt(number);
    String text =
        switch (code) {
          case '<' -> "&lt;";
          case '>' -> "&gt;";
          case 0x200B -> "";
          default -> Character.isValidCodePoint(code) ? Character.toString(code) : "";
        };
    return Matcher.quoteReplacement(text);
  }

  private static String inline(MatchResult found) {
    return inline(found.group(1), found.group(2).strip());
  }

  private static String inline(String tag, String content) {
    return switch (tag) {
      case "code", "literal", "systemProperty" ->
          tag.equals("literal") ? content : "`" + content + "`";
      case "link", "linkplain" -> {
        String[] parts = content.split("\\s+(?![^(]*\\))", 2);
        String label =
            parts.length > 1 ? parts[1] : parts[0].replaceFirst("^#", "").replace('#', '.');
        yield tag.equals("link") ? "`" + label + "`" : label;
      }
      case "value" -> content;
      case "return" -> "Returns " + content + ".";
      case "index" -> content.split("\\s+", 2)[0];
      default -> "";
    };
  }
}
