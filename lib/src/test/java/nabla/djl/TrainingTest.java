package nabla.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import nabla.core.Epoch;
import nabla.core.FitConfig;
import nabla.core.Tensor;
import nabla.data.Digits;
import nabla.data.Toy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kinds of networks can be trained, and that the quick way is the plain way. */
@Tag("engine")
class TrainingTest {
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
  void batchesGatheredOnTheDeviceAreThoseThatAreStreamed() {
    var pairs = Pairs.of(Toy.moons(50, 0.1, 7));
    int[] rows = {49, 3, 3, 0};
    try (NDManager scope = lab.manager().newSubManager()) {
      var resident = new DeviceData(scope, pairs, DeviceData.BOUND);
      var gathered = resident.batch(scope, rows);
      var streamed = DeviceData.streamed(pairs).batch(scope, rows);
      assertThat(resident.isResident()).isTrue();
      assertThat(gathered.x().toFloatArray()).containsExactly(streamed.x().toFloatArray());
      assertThat(gathered.y().toFloatArray()).containsExactly(streamed.y().toFloatArray());
      assertThat(gathered.x().getShape()).isEqualTo(streamed.x().getShape());
      assertThat(gathered.y().getShape()).isEqualTo(streamed.y().getShape());
    }
  }

  @Test
  void whatIsLargerThanTheBoundIsStreamed() {
    var pairs = Pairs.of(Toy.moons(50, 0.1, 7)); // two features and a class: 12 bytes
    try (NDManager scope = lab.manager().newSubManager()) {
      assertThat(new DeviceData(scope, pairs, 50 * 12).isResident()).isTrue();
      assertThat(new DeviceData(scope, pairs, 50 * 12 - 1).isResident()).isFalse();
    }
  }

  @Test
  void plainDescentIsThatOfDjl() {
    var data = Toy.moons(100, 0.1, 7);
    var config = new FitConfig(5, 0.2, 16, 7);
    var ours = lab.net(2, 8, 2);
    var theirs = lab.net(2, 8, 2).withOptimizer(TrainingTest::djlSgd);
    ours.fit(data, config);
    theirs.fit(data, config);
    for (int t = 0; t < 4; t++) {
      assertThat(ours.tensors().get(t).values())
          .containsExactly(theirs.tensors().get(t).values(), within(1e-5));
    }
  }

  private static Optimizer djlSgd(Tracker rate) {
    return Optimizer.sgd().setLearningRateTracker(rate).build();
  }

  @Test
  void everyOptimiserLearnsTheMoons() {
    var data = Toy.moons(200, 0.1, 7);
    List<Function<Tracker, Optimizer>> rules = List.of(Optimizers::adam, Optimizers.momentum(0.9));
    for (int i = 0; i < rules.size(); i++) {
      var net = lab.net(2, 16, 16, 2).withOptimizer(rules.get(i));
      net.fit(data, new FitConfig(40, i == 1 ? 0.05 : 0.01, 16, 7));
      assertThat(net.accuracy(data)).as("optimiser %d", i).isGreaterThan(0.97);
    }
  }

  @Test
  void leNetReadsDigits() {
    var digits = Digits.split(1500, 300, 7);
    var net = lab.net(Nets.lenet(10), 784).withOptimizer(Optimizers::adam);
    net.fit(digits.train(), digits.test(), new FitConfig(2, 0.002, 32, 7));
    assertThat(net.last().testAccuracy()).isGreaterThan(0.8);
    assertThat(net.parameters()).isEqualTo(61_706); // as LeNet-5 is counted
  }

  /** A cycle through five characters, each sequence from a random start. */
  private static Pairs cycles() {
    var random = new SplittableRandom(7);
    var x = new int[200][12];
    var y = new int[200][12];
    for (int i = 0; i < x.length; i++) {
      int start = random.nextInt(5);
      Arrays.setAll(x[i], t -> (start + t) % 5);
      Arrays.setAll(y[i], t -> (start + t + 1) % 5);
    }
    return Pairs.sequences(x, y);
  }

  @Test
  void aLanguageModelLearnsWhatComesNext() {
    var net = lab.net(Nets.gru(5, 8, 16), 12).withOptimizer(Optimizers::adam);
    assertThat(net.loss(cycles())).as("before").isEqualTo(Math.log(5), within(0.4));
    var history = net.fit(cycles(), cycles(), new FitConfig(10, 0.02, 20, 7));
    assertThat(history.last().testAccuracy()).isGreaterThan(0.99);
    assertThat(net.accuracy(cycles())).isEqualTo(history.last().testAccuracy());
    assertThat(net.output(new double[12])).hasSize(12 * 5);
  }

  @Test
  void everyRecurrentBlockReadsSequences() {
    List<Block> recurrent =
        List.of(
            RNN.builder()
                .setStateSize(8)
                .setNumLayers(1)
                .setActivation(RNN.Activation.TANH)
                .build(),
            LSTM.builder().setStateSize(8).setNumLayers(1).build(),
            GRU.builder().setStateSize(8).setNumLayers(1).build());
    for (var block : recurrent) {
      var net =
          lab.net(
                  new SequentialBlock()
                      .add(Nets.embedding(5, 4))
                      .add(block)
                      .add(Linear.builder().setUnits(5).build()),
                  12)
              .withOptimizer(Optimizers::adam);
      var losses = net.fit(cycles(), new FitConfig(4, 0.02, 20, 7)).series(Epoch::loss);
      assertThat(losses[3]).as(block.getClass().getSimpleName()).isLessThan(0.7 * losses[0]);
    }
  }

  @Test
  void aRegressionHasALossAndNoAccuracy() {
    var x = new double[100][1];
    var y = new double[100][1];
    for (int i = 0; i < x.length; i++) {
      x[i][0] = i / 50.0 - 1;
      y[i][0] = 3 * x[i][0] + 1;
    }
    var net = lab.net(1, 1).withLoss(Loss.l2Loss());
    var history = net.fit(Pairs.of(x, y), new FitConfig(60, 0.3, 20, 7));
    assertThat(history.last().loss()).isLessThan(1e-4);
    assertThat(history.last().accuracy()).isNaN();
    assertThat(net.accuracy(Pairs.of(x, y))).isNaN();
    assertThat(net.output(0.5)[0]).isEqualTo(2.5, within(0.02));
  }

  @Test
  void dropoutAndBatchNormBehaveOneWayInTrainingAndAnotherAfterIt() {
    var data = Toy.moons(200, 0.1, 7);
    var net =
        lab.net(
            new SequentialBlock()
                .add(Linear.builder().setUnits(16).build())
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(Dropout.builder().optRate(0.5f).build())
                .add(Linear.builder().setUnits(2).build()),
            2);
    var before = named(net, "runningMean");
    net.fit(data, new FitConfig(20, 0.1, 20, 7));
    assertThat(named(net, "runningMean").values())
        .as("batch norm's means")
        .isNotEqualTo(before.values());
    assertThat(net.output(data.x())).as("nothing is dropped").isDeepEqualTo(net.output(data.x()));
    assertThat(net.gradients(data).get(0).values())
        .as("something is dropped")
        .isNotEqualTo(net.gradients(data).get(0).values());
  }

  private static Tensor named(Net net, String part) {
    return net.tensors().stream()
        .filter(tensor -> tensor.name().contains(part))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSavedNetworkIsLoadedAndTrainsOnAsTheFirstWould(@TempDir Path folder) throws IOException {
    var data = Toy.moons(200, 0.1, 7);
    var first = lab.net(2, 16, 2);
    first.fit(data, new FitConfig(5, 0.2, 16, 7));
    first.save(folder.resolve("moons.npz"));
    var second = lab.net(2, 16, 2);
    second.load(folder.resolve("moons.npz"));
    assertThat(second.output(data.x())).isDeepEqualTo(first.output(data.x()));
    var more = new FitConfig(2, 0.2, 16, 9);
    assertThat(second.fit(data, more).series(Epoch::loss))
        .containsExactly(first.fit(data, more).series(Epoch::loss));
    assertThatThrownBy(() -> lab.net(2, 4, 2).load(folder.resolve("moons.npz")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has shape [16, 2]");
  }

  @Test
  void everyKindOfNetworkIsTheSameUnderTheSameSeedAndLeavesNoArraysBehind() {
    var digits = Pairs.of(Digits.strokes(200, 7));
    for (int kind = 0; kind < 2; kind++) {
      var data = kind == 0 ? digits : cycles();
      var net = lab.net(kind == 0 ? Nets.lenet(10) : Nets.gru(5, 8, 16), data.inputShape());
      net.withOptimizer(Optimizers::adam);
      var start = net.tensors();
      var two = net.fit(data, data, new FitConfig(2, 0.002, 32, 7));
      int after2 = lab.liveArrays();
      net.load(start);
      var ten = net.fit(data, data, new FitConfig(10, 0.002, 32, 7));
      assertThat(lab.liveArrays()).as("arrays after 10 epochs").isEqualTo(after2);
      assertThat(Arrays.copyOf(ten.series(Epoch::loss), 2))
          .containsExactly(two.series(Epoch::loss));
      net.close();
    }
  }

  @Test
  void inputsOfAnotherShapeAreRefused() {
    assertThatThrownBy(() -> lab.net(3, 2).fit(Toy.moons(20, 0.1, 7), new FitConfig(1, 1, 4, 7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("inputs of shape (2)")
        .hasMessageContaining("of shape (3)");
    assertThatThrownBy(() -> Pairs.of(new double[2][1], new double[3][1]))
        .hasMessageContaining("2 inputs, 3 targets");
    assertThatThrownBy(() -> Pairs.sequences(new int[][] {{1, 2}, {1}}, new int[2][2]))
        .hasMessageContaining("input 1 has 1 numbers, input 0 has 2");
  }
}
