package nabla.grade.judge;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nabla.grade.child.ChildMain;
import nabla.grade.child.Reply;
import nabla.grade.child.Wire;

/** The student's process, from outside: one request at a time, each with a limit. */
final class Child implements AutoCloseable {
  private static final int EXIT_OUT_OF_MEMORY = 3;
  private static final String END = "";
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration FOREVER = Duration.ofDays(1);

  /** Replies are known by an id that nobody can guess. */
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Process process;
  private final Watch watch;
  private final Writer requests;
  private final BlockingQueue<String> replies = new ArrayBlockingQueue<>(2);
  private final Complaints complaints;
  private volatile String start = END;
  private volatile boolean tooLong;
  private volatile boolean closed;

  /**
   * Starts the process.
   *
   * @param files its class path
   * @param imports of every cell
   * @param megabytes its heap
   * @param training whether it computes for long, and not just starts and answers
   * @param cage how it is kept apart
   * @throws NotJudged if it cannot be started
   */
  Child(ChildFiles files, List<String> imports, int megabytes, boolean training, Cage cage) {
    List<String> command = new ArrayList<>();
    if (!System.getProperty("os.name").startsWith("Windows")) {
      command.addAll(List.of("sh", "-c", "ulimit -f 65536 2>/dev/null; exec \"$@\"", "sh"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + megabytes + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=" + (training ? 4 : 1), // starts in half the time
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8"));
    command.addAll(
        List.of(
            "-cp",
            files.classPath().stream()
                .map(Path::toString)
                .collect(Collectors.joining(java.io.File.pathSeparator)),
            ChildMain.class.getName()));
    command.addAll(imports);
    try {
      ProcessBuilder builder =
          new ProcessBuilder(cage.command(command, files.folder()))
              .directory(files.folder().toFile());
      String path = builder.environment().getOrDefault("PATH", "");
      builder.environment().clear();
      builder.environment().putAll(java.util.Map.of("PATH", path, "LANG", "C.UTF-8"));
      process = builder.start();
    } catch (IOException e) {
      throw new NotJudged("it cannot be started: " + e.getMessage(), e);
    }
    watch = new Watch(process.toHandle(), megabytes);
    requests = process.outputWriter(StandardCharsets.UTF_8);
    complaints = Complaints.of(process.getErrorStream());
    Thread reader = new Thread(this::read, "replies");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Waits until the process answers; nothing of a student's is in it yet.
   *
   * @param limit how long it may take
   * @throws ChildDied if it does not come up
   */
  void hello(Duration limit) throws ChildDied {
    JsonObject hello = new JsonObject();
    hello.addProperty("op", "cell");
    hello.addProperty("source", "");
    ask(hello, limit);
  }

  /** What the process, or what was to start it, has written to its standard error. */
  String complaints() {
    return complaints.text();
  }

  /**
   * Asks and waits.
   *
   * @param request the object to send; its id is added
   * @param limit how long the reply may take
   * @return the reply
   * @throws ChildDied if there is none; the process tree is gone then
   */
  Reply ask(JsonObject request, Duration limit) throws ChildDied {
    String id = Long.toHexString(RANDOM.nextLong());
    request.addProperty("id", id);
    long deadline = System.nanoTime() + limit.toNanos();
    start = Reply.start(id);
    // A process that reads nothing any more would keep us writing for ever.
    watch.endAfter(limit.plus(GRACE));
    try {
      requests.write(Wire.GSON.toJson(request) + "\n");
      requests.flush();
      while (true) {
        String line = replies.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (line == null) {
          throw die(watch.verdict(Status.TIMEOUT), "stopped after " + limit.toSeconds() + " s");
        }
        if (line.equals(END)) {
          throw ended();
        }
        if (line.startsWith(start)) {
          watch.endAfter(FOREVER);
          return Reply.of(JsonParser.parseString(line).getAsJsonObject());
        }
      }
    } catch (IOException e) {
      throw ended();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw die(Status.CRASHED, "marking was interrupted");
    } catch (RuntimeException e) {
      throw die(Status.CRASHED, "the reply of the answer's process cannot be read");
    }
  }

  private ChildDied ended() {
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean memory = !process.isAlive() && process.exitValue() == EXIT_OUT_OF_MEMORY;
    Status status = watch.verdict(memory ? Status.OUT_OF_MEMORY : Status.CRASHED);
    return die(
        status,
        switch (status) {
          case OUT_OF_MEMORY -> "needed more memory than allowed";
          case TIMEOUT -> "took longer than allowed";
          default ->
              tooLong ? "wrote more than anybody can read" : "the process of the answer ended";
        });
  }

  private ChildDied die(Status status, String message) {
    close();
    return new ChildDied(status, message);
  }

  /** Keeps the lines that begin as a reply does; whatever else comes, an answer has written. */
  private void read() {
    try (Reader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      boolean kept = true;
      for (int c = in.read(); c >= 0 && !tooLong; c = in.read()) {
        if (c == '\n') {
          if (kept && !line.isEmpty() && Wire.fits(line)) {
            pass(line.toString());
          }
          line.setLength(0);
          line.trimToSize();
          kept = true;
        } else if (kept) {
          line.append((char) c);
          tooLong = line.length() > Wire.MAX_LINE;
          kept = line.length() != start.length() || line.indexOf(start) == 0;
        }
      }
    } catch (IOException e) {
      // The process is gone: the end says so.
    } catch (OutOfMemoryError e) {
      tooLong = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      pass(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hands a line over, unless nobody takes any more. */
  private void pass(String line) throws InterruptedException {
    while (!closed && !replies.offer(line, 1, TimeUnit.SECONDS)) {
      Thread.onSpinWait();
    }
  }

  /** Whether it was ended. */
  boolean isClosed() {
    return closed;
  }

  /** Ends the process and all that it has started. */
  @Override
  public void close() {
    closed = true;
    watch.close();
  }
}
