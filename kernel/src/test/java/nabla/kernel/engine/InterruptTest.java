package nabla.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a cell does, an interruption ends it within a second, and the next cell works. */
@SuppressWarnings("StringConcatToTextBlock") // cells read better beside what they give
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterruptTest {
  // Generous, for a machine that does other things too; the promise is one second.
  private static final long LIMIT_MS = 3_000;

  private final Session session = Session.open(SessionOptions.standard());
  private final AtomicInteger cells = new AtomicInteger();

  @AfterAll
  void close() {
    session.close();
  }

  private Object value(String code) {
    Result result = session.run(cells.incrementAndGet(), code);
    assertThat(result).as(code).isInstanceOf(Result.Value.class);
    return ((Result.Value) result).value();
  }

  private Result interrupted(String code) throws Exception {
    value("var started = new CountDownLatch(1);");
    CompletableFuture<Result> result =
        CompletableFuture.supplyAsync(
            () -> session.run(cells.incrementAndGet(), "started.countDown();\n" + code));
    value0();
    long start = System.nanoTime();
    session.interrupt();
    Result ended = result.get(30, TimeUnit.SECONDS);
    assertThat((System.nanoTime() - start) / 1_000_000)
        .as("ms to stop: " + code)
        .isLessThan(LIMIT_MS);
    return ended;
  }

  /** Waits until the cell is in what is to be interrupted. */
  private void value0() throws InterruptedException {
    java.util.concurrent.CountDownLatch started = null;
    for (Variable variable : session.variables()) {
      if (variable.name().equals("started")) {
        started = (java.util.concurrent.CountDownLatch) variable.value();
      }
    }
    assertThat(started.await(20, TimeUnit.SECONDS)).as("the cell has started").isTrue();
    Thread.sleep(150);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true);",
        "for (;;) { for (;;) { int i = 1; } }",
        "long n = 0;\nwhile (true) n++;",
        "while (true) { try { while (true) {} } catch (Throwable t) {} }",
        "void loop() { while (true) {} }\nloop();",
        "Runnable r = () -> { while (true) {} };\nr.run();",
        "new Object() { void go() { while (true) {} } }.go();",
        "class Spin { Spin() { while (true) {} } }\nnew Spin();",
        "Stream.iterate(1, i -> i + 1).filter(i -> i < 0).findFirst()",
        "IntStream.range(0, 64).parallel().forEach(i -> { while (true) {} });",
        "int deep(int n) { try { return deep(n + 1) + 1; } catch (Throwable t) { return deep(n); } }\n"
            + "deep(0)",
        "Thread.sleep(100_000);",
        "while (true) { try { Thread.sleep(100_000); } catch (InterruptedException e) {} }",
        "Object lock = new Object();\nsynchronized (lock) { lock.wait(); }",
        "new LinkedBlockingQueue<String>().take()",
        "new CompletableFuture<String>().join()",
        "new Semaphore(0).acquireUninterruptibly();",
        "import java.util.concurrent.locks.*;\nvar held = new ReentrantLock();\n"
            + "var holder = new Thread(() -> { held.lock(); while (true) {} });\nholder.start();\n"
            + "while (!held.isLocked()) Thread.onSpinWait();\nheld.lock();",
        "Object monitor = new Object();\nvar inside = new CountDownLatch(1);\n"
            + "new Thread(() -> { synchronized (monitor) { inside.countDown(); while (true) {} } })"
            + ".start();\ninside.await();\nsynchronized (monitor) {}",
        "var pool = Executors.newFixedThreadPool(2);\n"
            + "pool.submit(() -> { while (true) {} });\n"
            + "pool.submit(() -> { while (true) {} }).get();",
        "while (true) { try { Thread.sleep(10); } finally { int cleaned = 1; } }"
      })
  void endlessCellsStop(String code) throws Exception {
    assertThat(interrupted(code)).as(code).isEqualTo(new Result.Interrupted(""));
    assertThat(value("1 + 1")).as("the next cell").isEqualTo(2);
  }

  @Test
  void stateIsIntactAfterwards() throws Exception {
    value("int counted = 0;");
    interrupted("while (true) counted++;");
    assertThat((int) value("counted")).isNotZero();
    assertThat(value("int f() { return 5; }\nf()")).isEqualTo(5);
  }

  @Test
  void theThreadsOfTheCellEndWithItAndThoseOfEarlierCellsGoOn() throws Exception {
    value(
        "var ticks = new java.util.concurrent.atomic.AtomicLong();\n"
            + "var stopTicking = new java.util.concurrent.atomic.AtomicBoolean();\n"
            + "var earlier = new Thread(() -> { while (!stopTicking.get()) ticks.incrementAndGet(); });\n"
            + "earlier.setDaemon(true);\nearlier.start();");
    interrupted(
        "Thread mine = new Thread(() -> { while (true) {} });\nmine.start();\nmine.join();");
    Thread.sleep(500);
    assertThat(value("mine.isAlive()")).as("the thread of the interrupted cell").isEqualTo(false);
    assertThat(value("earlier.isAlive()")).as("the thread of the earlier cell").isEqualTo(true);
    value("stopTicking.set(true);");
  }

  @Test
  void aBorrowedPoolThreadIsStoppedToo() throws Exception {
    value("var shared = Executors.newFixedThreadPool(1);\nshared.submit(() -> 1).get()");
    interrupted("var task = shared.submit(() -> { while (true) {} });\ntask.get();");
    assertThat(value("shared.submit(() -> 7).get(5, TimeUnit.SECONDS)")).isEqualTo(7);
    value("shared.shutdown();");
  }

  @Test
  void theThreadsOfTheNextCellAreLeftAlone() throws Exception {
    value(
        "class Sleeper extends Thread {\n"
            + "  volatile boolean woken;\n"
            + "  public void run() {\n"
            + "    try { Thread.sleep(600); } catch (InterruptedException e) { woken = true; }\n"
            + "  }\n}\n"
            + "Object gate = new Object();\nvar open = new CountDownLatch(1);\n"
            + "var held = new CountDownLatch(1);\n"
            + "new Thread(() -> { synchronized (gate) { held.countDown();\n"
            + "  try { open.await(); } catch (InterruptedException e) {} } }).start();\n"
            + "held.await();");
    // It leaves a thread behind that nothing gets out of its wait, so it is looked after for long.
    interrupted("new Thread(() -> { synchronized (gate) {} }).start();\nwhile (true);");
    value(
        "var sleepers = new ArrayList<Sleeper>();\n"
            + "for (int i = 0; i < 5; i++) { var s = new Sleeper(); s.start(); sleepers.add(s); }");
    value("int woken = 0;\nfor (var s : sleepers) { s.join(); if (s.woken) woken++; }");
    assertThat(value("woken")).as("threads that an interruption not theirs woke").isEqualTo(0);
    value("open.countDown();");
  }

  @Test
  void whatCannotBeStoppedIsSaidAndTheNextCellRuns() throws Exception {
    // A monitor held by a thread of an earlier cell: no Java can take a thread out of that.
    value(
        "Object locked = new Object();\nvar release = new CountDownLatch(1);\n"
            + "var taken = new CountDownLatch(1);\n"
            + "new Thread(() -> { synchronized (locked) { taken.countDown();\n"
            + "  try { release.await(); } catch (InterruptedException e) {} } }).start();\n"
            + "taken.await();");
    Result result = interrupted("synchronized (locked) { }");
    assertThat(result).isInstanceOf(Result.Interrupted.class);
    assertThat(((Result.Interrupted) result).note()).contains("lock", "background");
    assertThat(value("2 + 2")).isEqualTo(4);
    value("release.countDown();");
  }

  @Test
  void weavingCanBeSwitchedOff() {
    session.setWoven(false);
    try {
      assertThat(value("int s = 0;\nfor (int i = 0; i < 10; i++) s += i;\ns")).isEqualTo(45);
    } finally {
      session.setWoven(true);
    }
  }

  @Test
  void interruptingNothingDoesNothing() {
    session.interrupt();
    assertThat(value("3")).isEqualTo(3);
  }
}
