package nabla.kernel.magic;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@code %load} runs. */
final class SourceFiles {
  private SourceFiles() {}

  // What IJava and JJava try, in their order: scripts first, a notebook last.
  private static final List<String> ENDINGS =
      List.of("", ".jsh", ".jshell", ".java", ".ijava", ".ipynb");

  /**
   * Code and what errors call the place it stands at.
   *
   * @param place the file's name as it was written, and the cell where it is a notebook
   */
  record Source(String place, String code) {}

  /** The file that is meant by a path with or without its ending, if there is one. */
  static Optional<Path> find(String path) {
    Path written = Path.of(path).toAbsolutePath().normalize();
    String name = String.valueOf(written.getFileName());
    return ENDINGS.stream()
        .map(ending -> written.resolveSibling(name + ending))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** What was tried besides the path itself. */
  static String endings() {
    return String.join(", ", ENDINGS.subList(1, ENDINGS.size()));
  }

  /** The code cells of a notebook, or the text of any other file without a package declaration. */
  static List<Source> of(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Path here = Path.of("").toAbsolutePath();
    String name = (here.getRoot().equals(file.getRoot()) ? here.relativize(file) : file).toString();
    if (!name.endsWith(".ipynb")) {
      return List.of(
          new Source(name, text.replaceFirst("(?m)^[ \\t]*package\\s+[\\w.]+\\s*;", "")));
    }
    List<String> cells = cells(file, text);
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      sources.add(new Source(name + ", code cell " + (i + 1), cells.get(i)));
    }
    return sources;
  }

  private static List<String> cells(Path file, String text) {
    List<String> cells = new ArrayList<>();
    try {
      for (JsonElement each :
          JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("cells")) {
        JsonObject cell = each.getAsJsonObject();
        if (cell.get("cell_type").getAsString().equals("code")) {
          cells.add(source(cell.get("source")));
        }
      }
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new MagicException(file + " is no notebook: " + e.getMessage());
    }
    return cells;
  }

  private static String source(JsonElement source) {
    if (!source.isJsonArray()) {
      return source.getAsString();
    }
    StringBuilder text = new StringBuilder();
    JsonArray lines = source.getAsJsonArray();
    lines.forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }
}
