package nabla.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import nabla.core.Dataset;
import nabla.core.Epoch;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.core.Heard;
import nabla.core.Tensor;
import nabla.data.Toy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every promise here is kept on both engines: the build runs this class once on each. */
@Tag("engine")
class NetTest {
  private static final Dataset MOONS = Toy.moons(200, 0.1, 7);

  private Lab lab;

  @BeforeEach
  void open() {
    lab = Lab.open(7);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void theLabSaysWhatItChoseAndWhy() {
    var asked = System.getProperty("nabla.engine", "auto");
    assertThat(lab.toString()).startsWith("Lab: ").contains(" on cpu", "seed 7 (");
    if (asked.equals("pytorch")) {
      assertThat(lab.toString()).contains("PyTorch");
    }
  }

  @Test
  void aSmallNetworkLearnsTheMoonsWithOneOutputAndWithTwo() {
    for (int outputs = 1; outputs <= 2; outputs++) {
      var net = lab.fit(Nets.mlp(2, 16, 16, outputs), MOONS, new FitConfig(40, 0.2, 16, 7));
      assertThat(net.accuracy(MOONS)).as("%d outputs", outputs).isGreaterThan(0.97);
      assertThat(net.confusion(MOONS).accuracy()).isEqualTo(net.accuracy(MOONS));
      assertThat(net.last().loss()).isLessThan(0.1);
    }
  }

  @Test
  void theSameSeedGivesTheSameHistoryAndAnotherSeedAnother() {
    var config = new FitConfig(3, 0.2, 16, 7);
    var first = lab.fit(Nets.mlp(2, 16, 1), MOONS, config);
    var second = lab.fit(Nets.mlp(2, 16, 1), MOONS, config);
    var other = lab.fit(Nets.mlp(2, 16, 1), MOONS, config.withSeed(8));
    assertThat(losses(second)).containsExactly(losses(first));
    assertThat(losses(other)).isNotEqualTo(losses(first));
  }

  @Test
  void theInitialWeightsAreTheSameOnEveryEngine() {
    var weights = lab.net(2, 3, 1).weights(0);
    assertThat(weights).hasDimensions(3, 2);
    // He's normal distribution from SplittableRandom(7), as any engine must hold it.
    var random = new java.util.SplittableRandom(7);
    for (var row : weights) {
      for (double w : row) {
        assertThat(w).isEqualTo((float) random.nextGaussian(), within(1e-6));
      }
    }
  }

  @Test
  void aSavedNetworkIsLoadedAsItWasAndAnotherShapeIsRefused(
      @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws Exception {
    var file = folder.resolve("moons.npz");
    var net = lab.fit(Nets.mlp(2, 8, 1), MOONS, new FitConfig(2, 0.2, 16, 7));
    net.save(file);
    var again = lab.net(Nets.mlp(2, 8, 1), 2);
    assertThat(again.output(MOONS.x())).isNotEqualTo(net.output(MOONS.x()));
    again.load(file);
    assertThat(again.output(MOONS.x())).isDeepEqualTo(net.output(MOONS.x()));
    assertThatThrownBy(() -> lab.net(2, 9, 1).load(file)).hasMessageContaining("has shape");
  }

  @Test
  void anUntrainedNetworkIsAtChance() {
    var random = new java.util.SplittableRandom(3);
    var x = new double[500][20];
    var label = new int[500];
    for (int i = 0; i < x.length; i++) {
      label[i] = i % 10;
      for (int j = 0; j < 20; j++) {
        x[i][j] = 0.1 * random.nextGaussian();
      }
    }
    assertThat(lab.net(20, 10).loss(new Dataset(x, label, 10)))
        .isEqualTo(Math.log(10), within(0.02));
  }

  @Test
  void theGradientAgreesWithFiniteDifferences() {
    var net = lab.net(Nets.mlp(ai.djl.nn.Activation::tanh, 2, 3, 2), 2);
    var batch = MOONS.head(20);
    var gradients = net.gradients(batch);
    var weights = net.tensors();
    double h = 1e-2;
    for (int t = 0; t < weights.size(); t++) {
      for (int i = 0; i < weights.get(t).values().length; i++) {
        double above = lossWith(net, weights, t, i, h, batch);
        double below = lossWith(net, weights, t, i, -h, batch);
        assertThat(gradients.get(t).values()[i])
            .as("%s[%d]", weights.get(t).name(), i)
            .isEqualTo((above - below) / (2 * h), within(1e-3));
      }
    }
  }

  private static double lossWith(
      Net net, List<Tensor> weights, int t, int i, double by, Dataset batch) {
    var changed = new ArrayList<>(weights);
    var values = weights.get(t).values().clone();
    values[i] += by;
    changed.set(t, new Tensor(weights.get(t).name(), weights.get(t).shape(), values));
    net.load(changed);
    return net.loss(batch);
  }

  @Test
  void askingForTheGradientTwiceGivesItTwiceAndLeavesTheWeights() {
    var net = lab.net(2, 8, 1);
    var before = net.tensors();
    var first = net.gradients(MOONS);
    var second = net.gradients(MOONS);
    for (int t = 0; t < first.size(); t++) {
      assertThat(second.get(t).values()).containsExactly(first.get(t).values());
      assertThat(net.tensors().get(t).values()).containsExactly(before.get(t).values());
    }
  }

  @Test
  void aGradientThatOverflowedDoesNotSpoilTheNext() {
    var net = lab.net(2, 8, 1);
    var good = net.tensors();
    var expected = net.gradients(MOONS).get(0).values();
    var bad = new ArrayList<Tensor>();
    for (var tensor : good) {
      var values = new double[tensor.values().length];
      java.util.Arrays.fill(values, Double.NaN);
      bad.add(new Tensor(tensor.name(), tensor.shape(), values));
    }
    net.load(bad);
    assertThat(net.gradients(MOONS).get(0).values()[0]).isNaN();
    net.load(good);
    assertThat(net.gradients(MOONS).get(0).values()).containsExactly(expected);
  }

  @Test
  void weightsGoOutAndInUnchangedAndSurviveGarbageCollectionAndTraining() {
    var source = lab.fit(Nets.mlp(2, 16, 1), MOONS, new FitConfig(5, 0.2, 16, 7));
    var target = lab.net(Nets.mlp(2, 16, 1), 2);
    target.load(source.tensors());
    System.gc();
    assertThat(target.output(MOONS.x())).isDeepEqualTo(source.output(MOONS.x()));
    var a = target.fit(MOONS, new FitConfig(3, 0.2, 16, 9));
    System.gc();
    var b = source.fit(MOONS, new FitConfig(3, 0.2, 16, 9));
    assertThat(a.series(Epoch::loss)).containsExactly(b.series(Epoch::loss));
  }

  @Test
  void tensorsOfAnotherShapeAreRefusedAndNothingIsChanged() {
    var net = lab.net(2, 4, 1);
    var before = net.tensors();
    var wrong = new ArrayList<>(before);
    wrong.set(2, Tensor.of("w", new double[][] {{1, 2, 3}}));
    assertThatThrownBy(() -> net.load(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("w has shape [1, 3]")
        .hasMessageContaining("needs (1, 4)");
    assertThatThrownBy(() -> net.load(before.subList(0, 2)))
        .hasMessageContaining("2 tensors for 4");
    assertThat(net.tensors().get(0).values()).containsExactly(before.get(0).values());
  }

  @Test
  void probabilitiesSumToOneAndAgreeWithTheClass() {
    var two = lab.fit(Nets.mlp(2, 8, 2), MOONS, new FitConfig(5, 0.2, 16, 7));
    var one = lab.fit(Nets.mlp(2, 8, 1), MOONS, new FitConfig(5, 0.2, 16, 7));
    for (var net : List.of(one, two)) {
      for (int i = 0; i < 20; i++) {
        var x = MOONS.x()[i];
        var p = net.probabilities(x);
        assertThat(p).hasSize(2);
        assertThat(p[0] + p[1]).isEqualTo(1, within(1e-12));
        assertThat(net.classify(x)).isEqualTo(p[1] > p[0] ? 1 : 0);
        assertThat(net.score(x) > 0).isEqualTo(net.classify(x) == 1);
        assertThat(net.at(x)).isEqualTo(net.score(x));
      }
    }
  }

  @Test
  void theListenerHearsEveryBatchAndEveryEpoch() {
    var heard = new Heard();
    lab.fit(Nets.mlp(2, 1), MOONS, MOONS.head(50), new FitConfig(2, 0.1, 120, 7), heard);
    assertThat(heard.lines())
        .containsExactly(
            "start", "1:1/2", "1:2/2", "epoch 1", "2:1/2", "2:2/2", "epoch 2", "end 2");
  }

  @Test
  void testExamplesAreMeasuredButNeverTrainedOn() {
    var split = MOONS.split(0.5, 3);
    var config = new FitConfig(3, 0.2, 16, 7);
    var seen = lab.fit(Nets.mlp(2, 8, 1), split.train(), split.test(), config);
    var alone = lab.fit(Nets.mlp(2, 8, 1), split.train(), config);
    assertThat(losses(seen)).containsExactly(losses(alone));
    assertThat(seen.last().testAccuracy()).isEqualTo(seen.accuracy(split.test()));
    assertThat(seen.last().testLoss()).isEqualTo(seen.loss(split.test()), within(1e-6));
    assertThat(alone.last().testAccuracy()).isNaN();
  }

  @Test
  void anInterruptedCellStopsTheTrainingWithinABatch() {
    var net = lab.net(2, 8, 1);
    var batches = new ArrayList<Integer>();
    var stop =
        new FitListener() {
          @Override
          public void batch(int epoch, int done, int of) {
            batches.add(epoch);
            if (epoch == 2) {
              Thread.currentThread().interrupt();
            }
          }
        };
    assertThatThrownBy(() -> net.fit(MOONS, new FitConfig(1000, 0.1, 50, 7), stop))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("training was interrupted");
    assertThat(batches).as("epochs of the batches run").containsExactly(1, 1, 1, 1, 2);
    assertThat(Thread.interrupted()).as("the flag is left for the kernel").isTrue();
    assertThat(net.accuracy(MOONS)).as("the network can still be used").isBetween(0.0, 1.0);
    assertThat(net.fit(MOONS, new FitConfig(1, 0.1, 50, 7)).epochs()).hasSize(1);
  }

  @Test
  void trainingLeavesNoArraysBehindHoweverLongItIs() throws IOException {
    var net = lab.net(20, 64, 10);
    var random = new java.util.SplittableRandom(5);
    var x = new double[2000][20];
    var label = new int[2000];
    for (int i = 0; i < x.length; i++) {
      label[i] = random.nextInt(10);
      for (int j = 0; j < 20; j++) {
        x[i][j] = random.nextGaussian();
      }
    }
    var data = new Dataset(x, label, 10);
    net.fit(data, data, new FitConfig(2, 0.1, 32, 7));
    int after2 = lab.liveArrays();
    long memory2 = residentBytes();
    net.fit(data, data, new FitConfig(10, 0.1, 32, 7));
    net.gradients(data);
    assertThat(lab.liveArrays()).isEqualTo(after2);
    assertThat(residentBytes() - memory2).as("growth of resident memory").isLessThan(100L << 20);
  }

  private static long residentBytes() throws IOException {
    var statm = Path.of("/proc/self/statm");
    Assumptions.assumeTrue(Files.exists(statm), "no /proc here");
    return 4096 * new java.util.Scanner(Files.readString(statm)).skip("\\d+").nextLong();
  }

  @Test
  void aClosedNetworkGivesItsMemoryBack() {
    int before = lab.liveArrays();
    try (var net = lab.net(2, 8, 1)) {
      assertThat(lab.liveArrays()).isGreaterThan(before);
      assertThat(net.parameters()).isEqualTo(2 * 8 + 8 + 8 + 1);
    }
    assertThat(lab.liveArrays()).isEqualTo(before);
  }

  @Test
  void anUntrainedNetworkHasNoHistory() {
    assertThatThrownBy(() -> lab.net(2, 1).last())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("call fit");
  }

  private static double[] losses(Net net) {
    return net.history().series(Epoch::loss);
  }
}
