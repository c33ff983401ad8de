package nabla.grade.notebook;

import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A notebook as somebody handed it in, read as it streams by: of each cell only what marking needs
 * is kept, so that a file costs time and memory in proportion to what is kept, whatever is in it.
 *
 * @param sha256 of the whole file, in hexadecimal; empty if it was not read
 * @param cells at most {@value #MAX_CELLS}
 * @param problem why it is no notebook, null if it is one
 */
public record Intake(String sha256, List<Cell> cells, BadNotebook problem) {
  /** The largest file that is read: a homework with plots is far below it. */
  public static final long MAX_BYTES = 32L << 20;

  /** The most cells of one notebook. */
  public static final int MAX_CELLS = 2000;

  /** The most characters of one code cell. */
  public static final int MAX_SOURCE = 200_000;

  private static final int MAX_NAME = 200;

  /** Copies the list. */
  public Intake {
    cells = List.copyOf(cells);
  }

  /**
   * Reads a file; never a link, a device or a pipe, and never more than {@link #MAX_BYTES}.
   *
   * @param file what was handed in
   * @return its cells, or what is wrong with it
   */
  public static Intake read(Path file) {
    try {
      BasicFileAttributes is =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!is.isRegularFile()) {
        return refused("The file is %s: hand in the .ipynb file itself.".formatted(kind(is)));
      }
      if (is.size() > MAX_BYTES) {
        return refused(
            "The file has %d MB; at most %d MB are read. Clear the outputs and hand it in again."
                .formatted(is.size() >> 20, MAX_BYTES >> 20));
      }
      return stream(file);
    } catch (IOException e) {
      return refused("The file cannot be read: " + e.getClass().getSimpleName() + ".");
    }
  }

  /**
   * What a path leads to, if not to a file.
   *
   * @param is what the file system says of it, links not followed
   * @return such as {@code a link}
   */
  public static String kind(BasicFileAttributes is) {
    return is.isSymbolicLink()
        ? "a link"
        : is.isDirectory() ? "a folder" : is.isOther() ? "a pipe or a device" : "a file";
  }

  private static Intake refused(String problem) {
    return new Intake("", List.of(), new BadNotebook(problem));
  }

  private static Intake stream(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in =
        new DigestInputStream(
            new Bounded(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), MAX_BYTES),
            digest)) {
      List<Cell> cells = List.of();
      BadNotebook problem = null;
      try {
        cells = cells(in);
      } catch (BadNotebook e) {
        problem = e;
      }
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return new Intake(HexFormat.of().formatHex(digest.digest()), cells, problem);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK has no SHA-256, which every JDK has.", e);
    }
  }

  private static List<Cell> cells(InputStream bytes) throws BadNotebook {
    Reader text =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
    JsonReader in = new JsonReader(text);
    in.setStrictness(Strictness.LENIENT);
    try {
      List<Cell> cells = null;
      if (in.peek() == JsonToken.BEGIN_OBJECT) {
        in.beginObject();
        while (in.hasNext()) {
          if (in.nextName().equals("cells") && in.peek() == JsonToken.BEGIN_ARRAY) {
            cells = array(in);
          } else {
            in.skipValue();
          }
        }
        in.endObject();
      }
      if (cells == null) {
        throw new BadNotebook(
            "The file is not a notebook of format 4: it has no cells. Hand in the .ipynb file.");
      }
      return cells;
    } catch (CharacterCodingException e) {
      throw new BadNotebook("The file is not UTF-8 text, so it is no notebook.");
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw new BadNotebook(
          "The file is not complete JSON (cut off while saving or uploading?): save the notebook"
              + " and hand it in again.");
    }
  }

  private static List<Cell> array(JsonReader in) throws IOException, BadNotebook {
    List<Cell> cells = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      int number = cells.size() + 1;
      if (number > MAX_CELLS) {
        throw new BadNotebook(
            "The notebook has more than " + MAX_CELLS + " cells: hand in the exercise's own.");
      }
      if (in.peek() != JsonToken.BEGIN_OBJECT) {
        throw new BadNotebook("Cell " + number + " of the file is not a cell.");
      }
      cells.add(cell(in, number));
    }
    in.endArray();
    return cells;
  }

  private static Cell cell(JsonReader in, int number) throws IOException, BadNotebook {
    JsonObject cell = new JsonObject();
    String source = "";
    in.beginObject();
    while (in.hasNext()) {
      String key = in.nextName();
      switch (key) {
        case "cell_type", "id" -> cell.addProperty(key, name(in));
        case "source" -> source = source(in);
        case "metadata" -> cell.add(key, metadata(in));
        default -> in.skipValue();
      }
    }
    in.endObject();
    Cell kept = new Cell(cell);
    if (kept.isCode()) {
      if (source.length() > MAX_SOURCE) {
        throw new BadNotebook(
            "Cell " + number + " has more than " + MAX_SOURCE + " characters of code.");
      }
      cell.addProperty("source", source);
    }
    return kept;
  }

  private static JsonObject metadata(JsonReader in) throws IOException {
    JsonObject metadata = new JsonObject();
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      in.skipValue();
      return metadata;
    }
    in.beginObject();
    while (in.hasNext()) {
      if (in.nextName().equals("nbgrader") && in.peek() == JsonToken.BEGIN_OBJECT) {
        metadata.add("nbgrader", nbgrader(in));
      } else {
        in.skipValue();
      }
    }
    in.endObject();
    return metadata;
  }

  private static JsonObject nbgrader(JsonReader in) throws IOException {
    JsonObject nbgrader = new JsonObject();
    in.beginObject();
    while (in.hasNext()) {
      String key = in.nextName();
      if (key.equals("grade_id")) {
        nbgrader.addProperty(key, name(in));
      } else if ((key.equals("solution") || key.equals("grade"))
          && in.peek() == JsonToken.BOOLEAN) {
        nbgrader.addProperty(key, in.nextBoolean());
      } else {
        in.skipValue();
      }
    }
    in.endObject();
    return nbgrader;
  }

  private static String name(JsonReader in) throws IOException {
    String text = text(in);
    return text.length() > MAX_NAME ? text.substring(0, MAX_NAME) + "…" : text;
  }

  /** One string or a list of lines; a little more than is allowed if it is too long. */
  private static String source(JsonReader in) throws IOException {
    if (in.peek() != JsonToken.BEGIN_ARRAY) {
      return text(in);
    }
    StringBuilder source = new StringBuilder();
    in.beginArray();
    while (in.hasNext()) {
      String line = text(in);
      if (source.length() <= MAX_SOURCE) {
        source.append(line, 0, Math.min(line.length(), MAX_SOURCE + 1));
      }
    }
    in.endArray();
    return source.toString();
  }

  private static String text(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.STRING || in.peek() == JsonToken.NUMBER) {
      return in.nextString();
    }
    in.skipValue();
    return "";
  }

  /** Ends after so many bytes, also where a file grows while it is read. */
  private static final class Bounded extends java.io.FilterInputStream {
    private long left;

    Bounded(InputStream in, long limit) {
      super(in);
      left = limit;
    }

    @Override
    public int read() throws IOException {
      int read = left > 0 ? in.read() : -1;
      left -= read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = left > 0 ? in.read(into, offset, (int) Math.min(length, left)) : -1;
      left -= Math.max(0, read);
      return read;
    }
  }
}
