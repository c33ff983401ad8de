package nabla.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nabla.kernel.engine.Result;
import nabla.kernel.engine.Session;
import nabla.kernel.engine.SessionOptions;
import nabla.scratch.nn.Mlp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stop button ends the library's loops, although nothing in them asks whether to stop. */
class StopTest {
  // The promise is one second; the rest is for a machine that does other things too.
  private static final long LIMIT_MS = 3_000;

  private final Session session = open();
  private int cell;

  private static Session open() {
    return Session.open(
        SessionOptions.standard()
            .withImports(Startup.imports().subList(0, Startup.imports().indexOf("nabla.djl.*")))
            .withLibraries(true));
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Object value(String code) {
    return value(session, code);
  }

  private Object value(Session in, String code) {
    Result result = in.run(++cell, code);
    assertThat(result).as(code).isInstanceOf(Result.Value.class);
    return ((Result.Value) result).value();
  }

  private void stops(String code) throws Exception {
    var started = (CountDownLatch) value("var go = new java.util.concurrent.CountDownLatch(1); go");
    var result =
        CompletableFuture.supplyAsync(() -> session.run(++cell, "go.countDown();\n" + code));
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    Thread.sleep(700);
    assertThat(result).as("still running: " + code).isNotDone();
    long start = System.nanoTime();
    session.interrupt();
    assertThat(result.get(30, TimeUnit.SECONDS)).as(code).isInstanceOf(Result.Interrupted.class);
    assertThat((System.nanoTime() - start) / 1_000_000).as("ms: " + code).isLessThan(LIMIT_MS);
    assertThat(value("1 + 1")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GradientDescent.of(1e-9, 2_000_000_000).run(Landscapes.banana(), -1, 1.6)",
        "Logistic.fit(Toy.moons(200, 0.1, 1), 1e-6, 100_000_000)",
        "Perceptron.fit(Gates.xor(), 2_000_000_000)",
        "Search.grid(x -> x[0], 0, 1, 9, 8)",
        "Sweep.seeds(50_000_000).measure(seed -> Mlp.of(seed, 20, 20, 1).parameters())",
        "Matrix.mul(new double[4000][4000], new double[4000][4000]);"
            + " double[][] ones = new double[3000][3000];"
            + " for (double[] row : ones) { Arrays.fill(row, 1); }"
            + " Matrix.mul(ones, ones)"
      })
  void inEveryKindOfLoop(String code) throws Exception {
    stops(code);
  }

  @Test
  void whatWasLearnedIsKept() throws Exception {
    value("var net = Mlp.of(7, 2, 16, 1); var moons = Toy.moons(200, 0.1, 7);");
    double before = (double) value("net.loss(moons)");
    stops("net.fit(moons, new FitConfig(1_000_000, 0.2, 16, 7))");
    assertThat((double) value("net.loss(moons)")).isLessThan(before / 2);
    assertThat(value("net.fit(moons, new FitConfig(2, 0.1, 16, 7)).epochs().size()")).isEqualTo(2);
  }

  @Test
  void eachSessionHasItsOwnLibrary() {
    try (var other = open()) {
      var one = value("Mlp.of(7, 2, 4, 1)");
      var two = value(other, "Mlp.of(7, 2, 4, 1)");
      assertThat(one.toString()).isEqualTo(two.toString());
      assertThat(one.getClass()).isNotSameAs(two.getClass()).isNotSameAs(Mlp.class);
      assertThat(one.getClass().getName()).isEqualTo(Mlp.class.getName());
    }
  }

  @Test
  void sourcesAndStackTracesStayAsTheyAre() {
    assertThat(value("nabla.notebook.Source.of(Mlp.class, \"fit\").text()").toString())
        .contains("optimizer.step(arrays(), gradients.arrays())");
    var result =
        (Result.Failure) session.run(++cell, "Mlp.of(1, 2, 3, 1).output(new double[1][5])");
    assertThat(String.join("\n", result.error().traceback()))
        .contains("mul of [1, 5] and [2, 3]")
        .contains("in nabla.scratch.nn.Mlp.output");
    var line =
        value(
            "int l = 0; try { Mlp.of(1, 2, 3, 1).output(new double[1][5]); }"
                + " catch (IllegalArgumentException e) { l = e.getStackTrace()[1].getLineNumber(); } l");
    assertThat((int) line).isGreaterThan(10);
  }

  @Test
  void withoutTheOptionTheLibraryIsTheCallers() {
    try (var plain = Session.open(SessionOptions.standard())) {
      assertThat(value(plain, "nabla.scratch.nn.Mlp.of(7, 2, 4, 1)")).isInstanceOf(Mlp.class);
    }
  }
}
