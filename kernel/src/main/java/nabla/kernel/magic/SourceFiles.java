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

/** Reads what {@code %load} runs. */
final class SourceFiles {
  private SourceFiles() {}

  /** The code cells of a notebook, or the text of any other file without a package declaration. */
  static List<String> cells(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    if (!file.toString().endsWith(".ipynb")) {
      return List.of(text.replaceFirst("(?m)^\\s*package\\s+[\\w.]+\\s*;", ""));
    }
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
