package nabla.data;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import nabla.core.Dataset;

/**
 * Points in the plane in two classes, 0 and 1, that take turns row by row. Coordinates stay roughly
 * within ±2. {@code noise} is in the same units.
 */
public final class Toy {

  private Toy() {}

  /**
   * Two half circles of radius 1 that reach into each other.
   *
   * @param n how many points
   * @param noise standard deviation σ added to both coordinates
   * @param seed of the noise and the positions
   * @return n points; 0 is the upper moon
   */
  public static Dataset moons(int n, double noise, long seed) {
    return points(
        n,
        seed,
        (c, random) -> {
          double t = Math.PI * random.nextDouble();
          return c == 0
              ? at(Math.cos(t), Math.sin(t), noise, random)
              : at(1 - Math.cos(t), 0.5 - Math.sin(t), noise, random);
        });
  }

  /**
   * Two Gaussian clouds around (−1, −1) and (1, 1).
   *
   * @param n how many points
   * @param noise standard deviation σ of each cloud; below about 0.4 a line separates them
   * @param seed of the positions
   * @return n points; 1 is the cloud at (1, 1)
   */
  public static Dataset gauss(int n, double noise, long seed) {
    return points(n, seed, (c, random) -> at(2 * c - 1, 2 * c - 1, noise, random));
  }

  /**
   * The square from −1 to 1 in four quarters: class 1 where the signs of the coordinates differ.
   *
   * @param n how many points
   * @param noise standard deviation σ added after labelling; with 0 the classes keep a gap of 0.1
   * @param seed of the positions
   * @return n points
   */
  public static Dataset xor(int n, double noise, long seed) {
    return points(
        n,
        seed,
        (c, random) -> {
          double x = random.nextDouble(0.05, 1);
          double y = random.nextDouble(0.05, 1);
          double side = random.nextBoolean() ? 1 : -1;
          return at(side * x, (c == 1 ? -side : side) * y, noise, random);
        });
  }

  /**
   * A disc of radius 0.5 inside a ring from 0.7 to 1.
   *
   * @param n how many points
   * @param noise standard deviation σ added to both coordinates
   * @param seed of the positions
   * @return n points; 1 is the disc
   */
  public static Dataset circle(int n, double noise, long seed) {
    return points(
        n,
        seed,
        (c, random) -> {
          double angle = 2 * Math.PI * random.nextDouble();
          double r = c == 1 ? 0.5 * Math.sqrt(random.nextDouble()) : random.nextDouble(0.7, 1);
          return at(r * Math.cos(angle), r * Math.sin(angle), noise, random);
        });
  }

  /**
   * Two interleaved arms that turn 1¾ times while they run from the centre to radius 1.
   *
   * @param n how many points
   * @param noise half the width of the uniform noise added to both coordinates
   * @param seed of the positions
   * @return n points
   */
  public static Dataset spiral(int n, double noise, long seed) {
    return spiral(n, 1.75, noise, seed);
  }

  /**
   * Two interleaved arms from the centre to radius 1.
   *
   * @param n how many points
   * @param turns how often each arm goes round; 2.5 is hard for one hidden layer
   * @param noise half the width of the uniform noise added to both coordinates
   * @param seed of the noise
   * @return n points
   */
  public static Dataset spiral(int n, double turns, double noise, long seed) {
    var random = new SplittableRandom(seed);
    var x = new double[n][];
    var label = new int[n];
    for (int i = 0; i < n; i++) {
      label[i] = i % 2;
      double r = (double) (i - label[i]) / n;
      double angle = 2 * Math.PI * turns * r + Math.PI * label[i];
      x[i] =
          new double[] {
            r * Math.sin(angle) + noise * (2 * random.nextDouble() - 1),
            r * Math.cos(angle) + noise * (2 * random.nextDouble() - 1)
          };
    }
    return new Dataset(x, label, 2);
  }

  /**
   * Points of the square from −1 to 1 on the two sides of a random line through its middle part,
   * none nearer to the line than the margin γ.
   *
   * @param n how many points
   * @param margin γ, the least distance to the line, from 0 to 0.4
   * @param seed of the line and the points
   * @return n points that one neuron can separate
   */
  public static Dataset separable(int n, double margin, long seed) {
    if (!(margin >= 0 && margin <= 0.4)) {
      throw new IllegalArgumentException(
          "margin is %s: choose 0 to 0.4, so that both sides of the line have room"
              .formatted(margin));
    }
    var line = new SplittableRandom(seed).split();
    double angle = line.nextDouble(0, 2 * Math.PI);
    double bias = line.nextDouble(-0.3, 0.3);
    return points(
        n,
        seed,
        (c, random) -> {
          while (true) {
            double x = random.nextDouble(-1, 1);
            double y = random.nextDouble(-1, 1);
            double distance = x * Math.cos(angle) + y * Math.sin(angle) + bias;
            if ((c == 1 ? distance : -distance) >= margin) {
              return new double[] {x, y};
            }
          }
        });
  }

  private static double[] at(double x, double y, double noise, RandomGenerator random) {
    return new double[] {x + noise * random.nextGaussian(), y + noise * random.nextGaussian()};
  }

  private static Dataset points(int n, long seed, Cloud cloud) {
    var random = new SplittableRandom(seed);
    var x = new double[n][];
    var label = new int[n];
    for (int i = 0; i < n; i++) {
      label[i] = i % 2;
      x[i] = cloud.point(label[i], random);
    }
    return new Dataset(x, label, 2);
  }

  private interface Cloud {
    double[] point(int c, RandomGenerator random);
  }
}
