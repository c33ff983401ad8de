import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.loss.Loss;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import nabla.core.Epoch;
import nabla.core.Examples;
import nabla.core.FitConfig;
import nabla.core.FitListener;
import nabla.data.Digits;
import nabla.djl.Lab;
import nabla.djl.MnistData;
import nabla.djl.Net;
import nabla.djl.Nets;
import nabla.djl.Optimizers;
import nabla.djl.Pairs;

/**
 * Trains one of the networks of torch_side.py, with Nabla or with DJL's EasyTrain, and says how long
 * each epoch took. It waits for a line on its input before each, so that contenders take turns.
 *
 * <pre>java JavaSide.java nabla|easytrain mlp|lenet|gru</pre>
 */
final class JavaSide {
  private static final BufferedReader INPUT =
      new BufferedReader(new InputStreamReader(System.in));

  private static double cpuBefore;

  /** A network with what it is trained on. */
  record Task(Block block, double[][] x, double[][] y, int batch, boolean adam, double rate) {

    static Task of(String name) {
      var random = new SplittableRandom(7);
      return switch (name) {
        case "mlp" -> images(random, Nets.mlp(784, 256, 10), 12_800, 128, 0.1);
        case "lenet" -> images(random, Nets.lenet(10), 3_200, 64, 0.05);
        case "gru" -> characters(random);
        default -> throw new IllegalArgumentException("no network " + name);
      };
    }

    private static Task images(
        SplittableRandom random, Block block, int size, int batch, double rate) {
      var x = new double[size][784];
      var y = new double[size][1];
      for (int i = 0; i < size; i++) {
        y[i][0] = random.nextInt(10);
        for (int j = 0; j < 784; j++) {
          x[i][j] = random.nextDouble();
        }
      }
      return new Task(block, x, y, batch, false, rate);
    }

    private static Task characters(SplittableRandom random) {
      var x = new double[640][32];
      var y = new double[640][32];
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < 32; j++) {
          x[i][j] = random.nextInt(64);
          y[i][j] = random.nextInt(64);
        }
      }
      return new Task(Nets.gru(64, 32, 128), x, y, 32, true, 0.002);
    }

    FitConfig config() {
      return new FitConfig(1_000_000, rate, batch, 7);
    }
  }

  public static void main(String[] words) throws Exception {
    switch (words[0]) {
      case "nabla" -> nabla(Task.of(words[1]));
      case "easytrain" -> easyTrain(Task.of(words[1]));
      case "digits" -> write(Path.of(words[1]));
      case "memory" -> memory();
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  private static void nabla(Task task) throws IOException {
    try (var lab = Lab.open(7)) {
      Net net = lab.net(task.block(), task.x()[0].length);
      if (task.adam()) {
        net.withOptimizer(Optimizers::adam);
      }
      waitForTurn();
      try {
        net.fit(new Classes(task.x(), task.y()), task.config(), new Turns());
      } catch (CancellationException end) {
        // No more turns.
      }
    }
  }

  /** One class per row, or one per place of a row. */
  record Classes(double[][] x, double[][] y) implements Pairs {
    @Override
    public int size() {
      return x.length;
    }

    @Override
    public int[] inputShape() {
      return new int[] {x[0].length};
    }

    @Override
    public int[] targetShape() {
      return y[0].length == 1 ? new int[0] : new int[] {y[0].length};
    }

    @Override
    public void copyInput(int i, float[] to, int offset) {
      copy(x[i], to, offset);
    }

    @Override
    public void copyTarget(int i, float[] to, int offset) {
      copy(y[i], to, offset);
    }

    private static void copy(double[] row, float[] to, int offset) {
      for (int j = 0; j < row.length; j++) {
        to[offset + j] = (float) row[j];
      }
    }
  }

  /** Says how long an epoch took, and waits. */
  private static final class Turns implements FitListener {
    @Override
    public void epoch(Epoch epoch) {
      say(epoch.seconds());
      try {
        waitForTurn();
      } catch (IOException e) {
        throw new CancellationException(e.toString());
      }
    }
  }

  /** What DJL's documentation tells one to write. */
  private static void easyTrain(Task task) throws Exception {
    try (var lab = Lab.open(7);
        var model = Model.newInstance("easy", lab.device())) {
      model.setBlock(task.block());
      float rate = (float) task.rate();
      var tracker = ai.djl.training.tracker.Tracker.fixed(rate);
      var config =
          new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
              .optOptimizer(
                  task.adam()
                      ? ai.djl.training.optimizer.Optimizer.adam()
                          .optLearningRateTracker(tracker)
                          .build()
                      : ai.djl.training.optimizer.Optimizer.sgd()
                          .setLearningRateTracker(tracker)
                          .build())
              .optDevices(new Device[] {lab.device()})
              .addEvaluator(new Accuracy("Accuracy", -1));
      int columns = task.x()[0].length;
      try (var trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(task.batch(), columns));
        var manager = lab.manager();
        var targets = manager.create(floats(task.y()), new Shape(task.y().length, task.y()[0].length));
        var dataset =
            new ArrayDataset.Builder()
                .setData(manager.create(floats(task.x()), new Shape(task.x().length, columns)))
                .optLabels(task.y()[0].length == 1 ? targets.squeeze(1) : targets)
                .setSampling(task.batch(), true)
                .build();
        waitForTurn();
        try {
          while (true) {
            long begun = System.nanoTime();
            EasyTrain.fit(trainer, 1, dataset, null);
            say((System.nanoTime() - begun) / 1e9);
            waitForTurn();
          }
        } catch (CancellationException end) {
          // No more turns.
        }
      }
    }
  }

  private static float[] floats(double[][] rows) {
    var values = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      Classes.copy(rows[i], values, i * rows[i].length);
    }
    return values;
  }

  private static void say(double seconds) {
    double now = cpuSeconds();
    System.out.println("{\"seconds\": " + seconds + ", \"cpu\": " + (now - cpuBefore) + "}");
    System.out.flush();
  }

  /** What all threads of this process together have used of the processor. */
  private static double cpuSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  private static void waitForTurn() throws IOException {
    if (INPUT.readLine() == null) {
      throw new CancellationException("no more turns");
    }
    cpuBefore = cpuSeconds();
  }

  /** MNIST where it is to be had, else digits that the library draws. */
  private static Examples digits(Lab lab) throws IOException {
    var mnist = MnistData.open(lab);
    return mnist.isPresent() ? mnist.get().train() : Digits.strokes(8_000, 7);
  }

  /** Two epochs of the digits, and the most memory that the process ever had. */
  private static void memory() throws IOException {
    try (var lab = Lab.open(7)) {
      lab.fit(Nets.mlp(784, 128, 10), digits(lab), new FitConfig(2, 0.3, 64, 7));
    }
    System.out.println("{\"peak\": " + peakKilobytes() + "}");
  }

  private static long peakKilobytes() throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("/proc/self/status has no VmHWM");
  }

  /** The digits as bytes, for Python: how many, features, then a label and the pixels of each. */
  private static void write(Path file) throws IOException {
    try (var lab = Lab.open(7);
        var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      Examples digits = digits(lab);
      out.writeInt(digits.size());
      out.writeInt(digits.features());
      var row = new float[digits.features()];
      for (int i = 0; i < digits.size(); i++) {
        digits.copyRow(i, row, 0);
        out.writeByte(digits.label(i));
        for (float pixel : row) {
          out.writeByte(Math.round(255 * pixel));
        }
      }
    }
  }
}
