package nabla.kernel.engine;

import java.io.File;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads documentation comments back out of the pages that the javadoc tool has made of them. It
 * knows the frame that the tool writes around a comment, from JDK 8 to 25; what is in the comment
 * stays HTML.
 */
final class JavadocPages {
  private static final Pattern MEMBER =
      Pattern.compile(
          // 17 and newer, 13 to 15, and 8 to 12
          "<section class=\"detail\" id=\"([^\"]+)\">"
              + "|<section class=\"detail\">\\s*<h3><a id=\"([^\"]+)\">"
              + "|<a (?:id|name)=\"([^\"]+)\">\\s*<!--[^>]*-->\\s*</a>\\s*"
              + "<ul class=\"blockList(?:Last)?\">\\s*<li class=\"blockList\">\\s*<h4>");
  private static final Pattern TYPE =
      Pattern.compile("<(?:section|div) class=\"(?:class-)?description\"[^>]*>");
  private static final Pattern END =
      Pattern.compile("</section>|<!-- =====|<(?:div|section) class=\"summary\"");
  private static final Pattern BLOCK = Pattern.compile("<div class=\"block\">");
  private static final Pattern COPIED =
      Pattern.compile("\\s*<span class=\"desc(?:frm|ription-from-)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DEPRECATION =
      Pattern.compile("(?s)<div class=\"deprecation-?[cC]omment\">(.*?)</div>");
  private static final Pattern NOTE =
      Pattern.compile("(?s)<(dt|dd)>(.*?)(?=</dd>|</dt>|<dt>|<dd>|</dl>)");
  private static final Pattern NAMED =
      Pattern.compile("(?s)\\s*(?:<a [^>]*>)?<code>(.*?)</code>(?:</a>)?(?:\\s+-\\s+(.*))?");

  private JavadocPages() {}

  /**
   * The page of a type, nested types by their dotted name.
   *
   * @param jar of the javadoc tool's pages
   * @param path such as {@code java/util/Map.Entry}
   */
  static Optional<String> page(File jar, String path) {
    String name = path + ".html";
    try (ZipFile file = new ZipFile(jar)) {
      ZipEntry entry = file.getEntry(name);
      if (entry == null) {
        // The pages of a module are in a folder of its name.
        entry =
            file.stream()
                .filter(each -> each.getName().endsWith("/" + name))
                .filter(
                    each ->
                        each.getName().indexOf('/') == each.getName().length() - name.length() - 1)
                .findFirst()
                .orElse(null);
      }
      return entry == null
          ? Optional.empty()
          : Optional.of(
              new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty(); // no zip file: nothing is known from it
    }
  }

  /**
   * The comments of a page by what they document, as {@link JavadocSources} names it.
   *
   * @param type the type's name with those around it, such as {@code Map.Entry}
   */
  static Map<String, String> read(String page, String type) {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher member = MEMBER.matcher(page);
    while (member.find()) {
      String anchor =
          Arrays.asList(member.group(1), member.group(2), member.group(3)).stream()
              .filter(each -> each != null)
              .findFirst()
              .orElseThrow();
      comment(section(page, member.end()))
          .ifPresent(comment -> found.put(key(type, anchor), comment));
    }
    Matcher description = TYPE.matcher(page);
    if (description.find()) {
      comment(section(page, description.end())).ifPresent(comment -> found.put(type, comment));
    }
    return found;
  }

  private static String section(String page, int start) {
    int end = page.length();
    for (Pattern each : List.of(MEMBER, END)) {
      Matcher next = each.matcher(page);
      if (next.find(start)) {
        end = Math.min(end, next.start());
      }
    }
    return page.substring(start, end);
  }

  /** What an anchor stands for: {@code get(int)}, of JDK 8 {@code get-int-}, or a field's name. */
  private static String key(String type, String anchor) {
    String text = unescaped(URLDecoder.decode(anchor.replace("+", "%2B"), StandardCharsets.UTF_8));
    String simpleType = type.substring(type.lastIndexOf('.') + 1);
    String name;
    String[] parameters;
    if (text.indexOf('(') >= 0) {
      name = text.substring(0, text.indexOf('('));
      parameters = text.substring(text.indexOf('(') + 1, text.lastIndexOf(')')).split(",", -1);
    } else if (text.endsWith("-")) {
      List<String> words = List.of(text.substring(0, text.length() - 1).split("-", -1));
      name = words.get(0);
      parameters = words.subList(1, words.size()).toArray(new String[0]);
    } else {
      return type + "#" + text;
    }
    List<String> types = new ArrayList<>();
    for (String parameter : parameters) {
      types.add(JavadocSources.simple(parameter.strip().replace(":A", "[]")));
    }
    return type
        + "#"
        + (name.equals(simpleType) ? "<init>" : name)
        + "("
        + String.join(",", types)
        + ")";
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** A section as the comment that it was made of. */
  private static Optional<String> comment(String section) {
    StringBuilder comment = new StringBuilder();
    StringBuilder rest = new StringBuilder();
    int at = 0;
    Matcher block = BLOCK.matcher(section);
    while (block.find(at)) {
      int end = endOfDiv(section, block.end());
      rest.append(section, at, block.start());
      String inner = section.substring(block.end(), end);
      if (!COPIED.matcher(inner).lookingAt()) {
        comment.append(comment.length() == 0 ? "" : "\n<p>").append(inner.strip());
      }
      at = end;
    }
    rest.append(section.substring(at));
    StringBuilder tags = new StringBuilder();
    Matcher deprecation = DEPRECATION.matcher(rest);
    if (deprecation.find()) {
      tags.append("\n@deprecated ").append(escaped(deprecation.group(1)));
    }
    notes(rest.toString(), tags);
    return comment.length() + tags.length() == 0
        ? Optional.empty()
        : Optional.of(escaped(comment.toString()) + tags);
  }

  private static int endOfDiv(String section, int start) {
    Matcher tag = Pattern.compile("<(/?)div\\b").matcher(section);
    int depth = 1;
    int at = start;
    while (tag.find(at)) {
      depth += tag.group(1).isEmpty() ? 1 : -1;
      if (depth == 0) {
        return tag.start();
      }
      at = tag.end();
    }
    return section.length();
  }

  /** The lists behind a comment: parameters, result, exceptions. */
  private static void notes(String html, StringBuilder tags) {
    Matcher note = NOTE.matcher(html);
    String tag = "";
    while (note.find()) {
      if (note.group(1).equals("dt")) {
        tag = tag(note.group(2));
      } else if (tag.equals("return") || tag.equals("since")) {
        tags.append("\n@").append(tag).append(' ').append(escaped(note.group(2)).strip());
      } else if (!tag.isEmpty()) {
        Matcher named = NAMED.matcher(note.group(2));
        if (named.matches()) {
          String name = named.group(1).replaceAll("<[^>]*>", "").replaceAll("\\s", "");
          String text = named.group(2) == null ? "" : escaped(named.group(2)).strip();
          tags.append("\n@").append(tag).append(' ').append(name).append(' ').append(text);
        }
      }
    }
  }

  /** The tag that a list was made of, by the label's class (8 to 12) or its English words. */
  private static String tag(String label) {
    String text = label.toLowerCase(Locale.ROOT);
    if (text.contains("paramlabel") || text.contains("parameters:")) {
      return "param";
    }
    if (text.contains("returnlabel") || text.startsWith("returns:")) {
      return "return";
    }
    if (text.contains("throwslabel") || text.startsWith("throws:")) {
      return "throws";
    }
    return text.contains("since:") ? "since" : "";
  }

  /** So that an at sign of the text is not taken for a tag. */
  private static String escaped(String html) {
    return html.replace("@", "&#64;");
  }
}
