package nabla.grade.notebook;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Jupyter notebook, format 4. */
public final class Notebook {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private final JsonObject json;
  private final List<Cell> cells;

  private Notebook(JsonObject json, List<Cell> cells) {
    this.json = json;
    this.cells = List.copyOf(cells);
  }

  /**
   * Reads a file of the course, whole; what students hand in is for {@link Intake}.
   *
   * @param file an exercise or a solution
   * @return the notebook
   * @throws BadNotebook if it is cut off, not a notebook, or of another format
   */
  public static Notebook read(Path file) throws BadNotebook {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new BadNotebook("The file cannot be read: " + e.getClass().getSimpleName() + ".");
    }
  }

  /**
   * Reads text.
   *
   * @param text JSON
   * @return the notebook
   * @throws BadNotebook if it is cut off, not a notebook, or of another format
   */
  public static Notebook parse(String text) throws BadNotebook {
    JsonElement root;
    try {
      root = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      throw new BadNotebook(
          "The file is not complete JSON (cut off while saving or uploading?): save the notebook"
              + " and hand it in again.");
    }
    if (!(root instanceof JsonObject json) || !(json.get("cells") instanceof JsonArray array)) {
      throw new BadNotebook(
          "The file is not a notebook of format 4: it has no cells. Hand in the .ipynb file.");
    }
    List<Cell> cells = new ArrayList<>();
    for (JsonElement element : array) {
      if (!(element instanceof JsonObject cell)) {
        throw new BadNotebook("Cell " + (cells.size() + 1) + " of the file is not a cell.");
      }
      cells.add(new Cell(cell));
    }
    return new Notebook(json, cells);
  }

  /**
   * The cells.
   *
   * @return in the file's order
   */
  public List<Cell> cells() {
    return cells;
  }

  /**
   * A copy with other cells.
   *
   * @param replacement the cells
   * @return the copy
   */
  public Notebook withCells(List<Cell> replacement) {
    JsonObject copy = json.deepCopy();
    JsonArray array = new JsonArray();
    replacement.forEach(cell -> array.add(cell.json()));
    copy.add("cells", array);
    return new Notebook(copy, replacement);
  }

  /**
   * The text of the file, laid out as Jupyter lays it out.
   *
   * @return JSON with an indent of one space and a final newline
   */
  public String text() {
    StringWriter out = new StringWriter();
    try (JsonWriter writer = GSON.newJsonWriter(out)) {
      writer.setIndent(" ");
      GSON.toJson(json, writer);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out + "\n";
  }
}
