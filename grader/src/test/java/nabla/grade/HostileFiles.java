package nabla.grade;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files that are no homework, or are one in a strange place: how each is made, and what comes. */
final class HostileFiles {
  private static final String NAME = "02-one-neuron.ipynb";
  private static final String CELLS = "{\"nbformat\": 4, \"cells\": [";
  private static final String ANSWER =
      "{\"cell_type\": \"code\", \"source\": \"%s\", \"metadata\": {\"nbgrader\":"
          + " {\"grade_id\": \"%s\", \"solution\": true}}}";

  /** Writes one student's folder. */
  interface Maker {
    void make(Path folder) throws IOException, InterruptedException;
  }

  /**
   * One hostile file.
   *
   * @param status of its row; empty if it gets none and is listed as skipped
   * @param says what the row, or the line of what was skipped, must contain
   * @param maker writes it
   */
  record Hostile(String status, String says, Maker maker) {}

  private final Map<String, Hostile> all = new LinkedHashMap<>();
  private final String solution;

  private HostileFiles(String solution) {
    this.solution = solution;
  }

  static Map<String, Hostile> all() throws IOException {
    HostileFiles files =
        new HostileFiles(Files.readString(Hand.HOME.resolve("solutions").resolve(NAME)));
    files.broken();
    files.large();
    files.cells();
    files.places();
    files.names();
    return files.all;
  }

  private void broken() {
    text("cut off", "missing", "cut off", solution.substring(0, solution.length() / 2));
    text("empty file", "missing", "not complete JSON", "");
    text("a list", "missing", "not a notebook", "[]");
    text("a number", "missing", "not a notebook", "42");
    text("a page", "missing", "", "<!DOCTYPE html><html>");
    text("a document", "missing", "", "%PDF-1.7\n%âãÏÓ");
    text("cells that are numbers", "missing", "is not a cell", CELLS + "1, 2]}");
    text("brackets without end", "missing", "it has no cells", "[".repeat(200_000));
    text("cells without end", "missing", "", CELLS + "[".repeat(200_000));
    text("another notebook", "missing", "is not in the notebook", CELLS + "{}]}");
    bytes("random bytes", "missing", "", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    bytes("two bytes a letter", "missing", "", solution.getBytes(StandardCharsets.UTF_16LE));
    bytes("an archive", "missing", "", new byte[] {'P', 'K', 3, 4, 20, 0, (byte) 0x80});
  }

  private void large() {
    sparse("a hundred megabytes", 100L << 20, "has 100 MB");
    sparse("forty gigabytes", 40L << 30, "has 40960 MB");
    text("a million cells", "missing", "cells", CELLS + "{},".repeat(1_000_000) + "{}]}");
    text(
        "ten megabytes of code",
        "missing",
        "characters of code",
        CELLS + ANSWER.formatted("x".repeat(10_000_000), "02-1") + "]}");
    text(
        "code in a million lines",
        "missing",
        "characters of code",
        CELLS
            + ANSWER
                .replace("\"%s\", \"meta", "[" + "\"a\",".repeat(1_000_000) + "1],\"meta")
                .formatted("02-1")
            + "]}");
    text("thirty megabytes of outputs", "pass", "", withOutput("z".repeat(30_000_000)));
  }

  private String withOutput(String text) {
    return solution.replaceFirst("\"cells\": \\[", "\"other\": \"" + text + "\",\n\"cells\": [");
  }

  private void cells() {
    String two =
        ANSWER.formatted("double[] numbers() { return new double[] {104, 0.25}; }", "02-3");
    text(
        "half a character in a name",
        "missing",
        "",
        CELLS + ANSWER.formatted("int i;", "02-1\\ud800") + "," + two + "]}");
    text(
        "half a character in code",
        "fail|missing|compile error",
        "",
        CELLS + ANSWER.formatted("String s = \\\"\\udc00\\\";", "02-1") + "," + two + "]}");
    text(
        "a name of a megabyte",
        "missing",
        "",
        CELLS + ANSWER.formatted("int i;", "n".repeat(1 << 20)) + "," + two + "]}");
    text(
        "an answer two thousand times",
        "missing",
        "more than 2000 cells",
        CELLS + (ANSWER.formatted("int i;", "02-1") + ",").repeat(2001) + two + "]}");
    text("answers of many names", "missing", "left out", CELLS + strangers(1900) + two + "]}");
    text(
        "cells of one hash code",
        "missing",
        "more than 2000 cells",
        CELLS + String.join(",", colliding(16)) + "]}");
    text(
        "names of one hash code",
        "missing",
        "",
        "{" + fields(colliding(16)) + ", \"cells\": [" + two + "]}");
    text(
        "a number of a billion digits",
        "missing",
        "",
        "{\"nbformat\": 1e999999999, \"cells\": [{\"cell_type\": 1e999999999, \"source\":"
            + " 1e999999999, \"metadata\": {\"nbgrader\": {\"grade_id\": 1e999999999,"
            + " \"solution\": 1e999999999}}},"
            + two
            + "]}");
    text(
        "numbers that are none",
        "missing",
        "",
        "{\"cells\": [" + two + "], \"x\": [NaN, -Infinity]}");
    text(
        "shapes that are none",
        "missing",
        "",
        CELLS
            + "{\"source\": {}, \"metadata\": []}, {\"cell_type\": [], \"id\": {}}, "
            + two
            + "]}");
  }

  private static String strangers(int n) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < n; i++) {
      out.append(ANSWER.formatted("int i;", "stranger-" + i)).append(',');
    }
    return out.toString();
  }

  /** 2ⁿ cells whose strings have one hash code. */
  private static List<String> colliding(int n) {
    List<String> all = List.of("");
    for (int i = 0; i < n; i++) {
      List<String> next = new ArrayList<>();
      all.forEach(s -> next.addAll(List.of(s + "Aa", s + "BB")));
      all = next;
    }
    return all.stream().map(s -> ANSWER.formatted(s, s)).toList();
  }

  private static String fields(List<String> cells) {
    StringBuilder out = new StringBuilder("\"a\": 0");
    for (String cell : cells) {
      int name = cell.indexOf("grade_id") + "grade_id\": \"".length();
      out.append(",\"").append(cell, name, cell.indexOf('"', name)).append("\":0");
    }
    return out.toString();
  }

  private void places() {
    all.put("a pipe", new Hostile("missing", "a pipe or a device", folder -> mkfifo(folder)));
    link("the memory of the grader", "/proc/self/mem");
    link("zeros without end", "/dev/zero");
    link("nothing", "/nowhere/at/all.ipynb");
    link("itself", NAME);
    link("a neighbour's notebook", "../ada/" + NAME);
    all.put(
        "a folder called notebook",
        new Hostile("", "is a folder", f -> Files.createDirectories(f.resolve(NAME))));
    all.put(
        "a link to all neighbours",
        new Hostile(
            "", "is a link", f -> Files.createSymbolicLink(f.resolve("all"), Path.of(".."))));
    all.put(
        "a hundred folders deep",
        new Hostile(
            "",
            "folders deep",
            f ->
                put(Files.createDirectories(f.resolve("d/".repeat(100))).resolve(NAME), solution)));
    all.put(
        "an archive beside it", new Hostile("", "is an archive", f -> put(f.resolve("a.zip"), "")));
    all.put(
        "ten folders deep",
        new Hostile(
            "pass",
            "",
            f -> put(Files.createDirectories(f.resolve("d/".repeat(10))).resolve(NAME), solution)));
  }

  private void names() {
    named("a file name of 250 bytes", "n".repeat(244) + ".ipynb");
    named("a file name of 240 bytes in Chinese", "數".repeat(78) + ".ipynb");
    named("a file name with a line break", "a\nb,\"c\".ipynb");
    named("a file name that is a formula", "=cmd|' C calc'!A0.ipynb");
    named("a file name that rewrites the terminal", "\u001b[2J\u202e.ipynb");
    named("a file name in capitals", "02.IPYNB");
    all.put(
        "a file name in Big5",
        new Hostile(
            "pass",
            "\\xA7@",
            f -> put(Path.of(URI.create(f.toUri() + "%A7%40%B7%7E.ipynb")), solution)));
  }

  private void named(String name, String file) {
    all.put(name, new Hostile("pass", "", f -> put(f.resolve(file), solution)));
  }

  private void link(String to, String target) {
    all.put(
        "a link to " + to,
        new Hostile(
            "missing",
            "is a link",
            f -> Files.createSymbolicLink(f.resolve(NAME), Path.of(target))));
  }

  private void sparse(String name, long size, String says) {
    all.put(
        name,
        new Hostile(
            "missing",
            says,
            f -> {
              try (RandomAccessFile file = new RandomAccessFile(f.resolve(NAME).toFile(), "rw")) {
                file.setLength(size);
              }
            }));
  }

  private void text(String name, String status, String says, String text) {
    all.put(name, new Hostile(status, says, f -> put(f.resolve(NAME), text)));
  }

  private void bytes(String name, String status, String says, byte[] bytes) {
    all.put(name, new Hostile(status, says, f -> Files.write(f.resolve(NAME), bytes)));
  }

  private static void put(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }

  private static void mkfifo(Path folder) throws IOException, InterruptedException {
    int status = new ProcessBuilder("mkfifo", folder.resolve(NAME).toString()).start().waitFor();
    if (status != 0) {
      throw new IOException("mkfifo ended with " + status);
    }
  }

  static Stream<String> honest() {
    return Stream.of("ada", "林小明", "zoe", "mia/once more/below");
  }
}
