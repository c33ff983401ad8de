package nabla.kernel.install;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nabla.kernel.wire.Client;
import nabla.kernel.wire.ConnectionFile;
import nabla.kernel.wire.Json;

/** Starts a kernel, does with it what a first quarter of an hour would do, and ends it. */
final class WarmUp {
  private static final long TALK_NANOS = TimeUnit.MINUTES.toNanos(3);
  private static final int EXIT_SECONDS = 120;

  private static final List<String> CELLS =
      List.of(
          "1 + 1",
          "int n = 3;\nfor (int i = 0; i < n; i++) {\n  System.out.println(\"line \" + i);\n}",
          "record Point(double x, double y) {\n  double norm() {\n    return Math.hypot(x, y);\n  }\n}",
          "int twice(int a) {\n  return 2 * a;\n}",
          "import java.util.stream.*;\nvar list = IntStream.range(0, 5).mapToObj(i -> new Point(i,"
              + " i)).collect(Collectors.toList());\nlist",
          "class Counter {\n  private int count;\n  int next() {\n    return ++count;\n  }\n}\n"
              + "var counter = new Counter();\ncounter.next() + twice(n)",
          "String.format(\"%.3f %s\", Math.PI, list.get(1))",
          "display(html(\"<b>bold</b>\"));",
          "int[] numbers = {1, 2, 3};\nnumbers[3]",
          "int wrong = \"text\"",
          "undefined + 1",
          "var text = \"\"\"\n    a\n    b\"\"\";\ntext.lines().map(String::strip).toList()");

  private static final List<String> PIECES =
      List.of("Strin", "list.", "Math.ab", "counter.ne", "new java.util.Arr", "%ti");

  private WarmUp() {}

  /** Returns what went wrong, empty if nothing did. */
  static String run(List<String> command) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("nabla-archive");
    Path file = folder.resolve("connection.json");
    Path log = folder.resolve("log.txt");
    try {
      Files.writeString(file, Json.write(connection()));
      List<String> full = new ArrayList<>(command);
      full.add("run");
      full.add(file.toString());
      Process kernel =
          new ProcessBuilder(full)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .directory(folder.toFile())
              .start();
      try {
        talk(ConnectionFile.read(file), kernel);
        if (!kernel.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
          return "the warm-up did not end";
        }
        return kernel.exitValue() == 0
            ? ""
            : "the warm-up ended with status " + kernel.exitValue() + ": " + lastLine(log);
      } catch (IOException e) {
        return e.getMessage() + ": " + lastLine(log);
      } finally {
        kernel.destroyForcibly().waitFor();
      }
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(log);
      Files.deleteIfExists(folder);
    }
  }

  private static void talk(ConnectionFile connection, Process kernel) throws IOException {
    long start = System.nanoTime();
    BooleanSupplier alive = () -> kernel.isAlive() && System.nanoTime() - start < TALK_NANOS;
    try (Client client = new Client(connection, alive)) {
      client.ask("kernel_info_request", Map.of());
      for (String cell : CELLS) {
        client.ask(
            "execute_request",
            Map.of("code", cell, "user_expressions", Map.of(), "stop_on_error", false));
      }
      for (String piece : PIECES) {
        Map<String, Object> at = Map.of("code", piece, "cursor_pos", piece.length());
        client.ask("complete_request", at);
        client.ask("inspect_request", at);
      }
      client.ask("is_complete_request", Map.of("code", "for (int i = 0; i < 3; i++) {"));
      client.ask("history_request", Map.of("hist_access_type", "tail", "n", 10));
      client.shutdown();
    }
  }

  private static Map<String, Object> connection() throws IOException {
    Map<String, Object> connection = new LinkedHashMap<>();
    connection.put("transport", "tcp");
    connection.put("ip", "127.0.0.1");
    connection.put("key", "warm-up");
    connection.put("signature_scheme", "hmac-sha256");
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (String port : List.of("shell", "control", "iopub", "stdin", "hb")) {
        ServerSocket socket = new ServerSocket(0);
        held.add(socket);
        connection.put(port + "_port", socket.getLocalPort());
      }
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
    return connection;
  }

  private static String lastLine(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
  }
}
