package nabla.grade.homework;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import nabla.check.Answer;
import nabla.check.Case;
import nabla.check.Plain;
import nabla.core.Numbers;
import nabla.homework.Homework08;

/** Homework 08: a matrix used twice, a step with a bug in it, a slope through twenty layers. */
final class Hidden08 {
  private enum Slip {
    NONE,
    WAY_OUT_ONLY,
    WAY_IN_ONLY,
    NO_SLOPE,
    SLOPE_AT_OUTPUT,
    NOT_TRANSPOSED,
    NO_MEAN,
    NO_HALF
  }

  private record Tied(double[][] w, double[] b, double[] c) {}

  private record Gradients(double[][] dw, double[] db, double[] dc) {}

  private static final String SHAPES =
      "Check the shapes: δ of the output is [n, in], δ of the hidden layer [n, hidden], and both ways"
          + " give a dW of [hidden, in].";

  private Hidden08() {}

  static Assignment assignment() {
    return Assignment.of("08-backpropagation")
        .exercise("08.1", Hidden08::tied)
        .exercise("08.2", Hidden08::step)
        .exercise("08.3", random -> number());
  }

  private static List<Case> tied(RandomGenerator random) {
    Tied square = net(random, 3, 3);
    double[][] four = Draw.matrix(random, 4, 3, 1);
    Case weights = weights("three inputs, three hidden neurons, four rows: dW", square, four);
    Tied wide = net(random, 2, 6);
    return List.of(
        weights,
        biases(weights.again("the same: db and dc"), square, four),
        weights(
            "six inputs, two hidden neurons, nine rows: dW", wide, Draw.matrix(random, 9, 6, 1)),
        weights(
                "two inputs, five hidden neurons, one row: dW",
                net(random, 5, 2),
                Draw.matrix(random, 1, 2, 1))
            .worth(0.5),
        descent(random).worth(0.5));
  }

  private static Tied net(RandomGenerator random, int hidden, int in) {
    return new Tied(
        Draw.matrix(random, hidden, in, 0.8),
        Draw.vector(random, hidden, 0.3),
        Draw.vector(random, in, 0.3));
  }

  private static Case given(String words, Tied net, double[][] x) {
    return Case.given(words, net.w(), net.b(), net.c(), x);
  }

  private static Case weights(String words, Tied net, double[][] x) {
    double[][] right = backward(net, x, Slip.NONE).dw();
    Case test =
        given(words, net, x)
            .worth(0.75)
            .satisfies(
                "dW as back-propagation gives it",
                answer -> Plain.close(answer.field("dw"), right, 1e-8));
    name(test, net, x, Slip.NO_MEAN, Homework08.NO_MEAN);
    name(
        test,
        net,
        x,
        Slip.WAY_OUT_ONLY,
        "Only the way out is counted: W is used on the way in, too. A value that is used twice gets"
            + " the sum of both gradients.");
    name(
        test,
        net,
        x,
        Slip.WAY_IN_ONLY,
        "Only the way in is counted: W is used on the way out, too. A value that is used twice gets"
            + " the sum of both gradients.");
    name(
        test,
        net,
        x,
        Slip.NO_SLOPE,
        "g'(z) is missing: what comes back through W must be multiplied by the slope of tanh.");
    name(
        test,
        net,
        x,
        Slip.SLOPE_AT_OUTPUT,
        "The slope is taken at a = tanh z: it is 1 − tanh² z, at the sum before the activation.");
    name(
        test,
        net,
        x,
        Slip.NO_HALF,
        "The gradient is twice too large: the slope of ½(x̂ − x)² is x̂ − x.");
    if (net.w().length == net.w()[0].length) {
      name(
          test,
          net,
          x,
          Slip.NOT_TRANSPOSED,
          "W goes back the wrong way round: the signal went out through A W, so blame comes back as"
              + " δ Wᵀ.");
    }
    return test.hint(SHAPES);
  }

  private static void name(Case test, Tied net, double[][] x, Slip slip, String message) {
    double[][] wrong = backward(net, x, slip).dw();
    test.unless(answer -> Plain.close(answer.field("dw"), wrong, 1e-9), message);
  }

  private static Case biases(Case test, Tied net, double[][] x) {
    Gradients right = backward(net, x, Slip.NONE);
    double[] mean = Arrays.stream(right.dc()).map(v -> v / x.length).toArray();
    return test.worth(0.5)
        .satisfies(
            "db and dc as back-propagation gives them",
            answer ->
                Plain.close(answer.field("db"), right.db(), 1e-8)
                    && Plain.close(answer.field("dc"), right.dc(), 1e-8))
        .unless(
            answer -> Plain.close(answer.field("dc"), mean, 1e-9),
            "dc is divided by n once too often: 1/n is in δ already, so add δ up over the rows.")
        .hint("db is the sum of the hidden δ over the rows, dc that of the output's δ.");
  }

  private static Case descent(RandomGenerator random) {
    Tied net = net(random, 3, 5);
    double[][] x = Draw.matrix(random, 10, 5, 1);
    double before = Homework08.loss(net.w(), net.b(), net.c(), x);
    return given("a step θ − 0.02 · gradient, and how often the network was run", net, x)
        .satisfies(
            "a smaller loss than " + Numbers.text(before) + ", with a single forward pass",
            answer -> after(answer, net, x) < before && (Double) answer.field("passes") == 1)
        .unless(
            answer -> (Double) answer.field("passes") > 1,
            "The network was run many times: that is numeric differentiation. Back-propagation needs"
                + " the one forward pass it is given.")
        .unless(
            answer -> after(answer, net, x) >= before,
            "The loss grows along −gradient: the gradient points the wrong way, δ is x̂ − x, not"
                + " x − x̂.")
        .hint(SHAPES);
  }

  private static double after(Answer answer, Tied net, double[][] x) {
    double[][] dw = Plain.matrix(answer.field("dw"));
    double[][] w = new double[dw.length][];
    Arrays.setAll(w, i -> moved(net.w()[i], dw[i]));
    return Homework08.loss(
        w,
        moved(net.b(), Plain.vector(answer.field("db"))),
        moved(net.c(), Plain.vector(answer.field("dc"))),
        x);
  }

  private static double[] moved(double[] from, double[] gradient) {
    double[] out = new double[from.length];
    Arrays.setAll(out, i -> from[i] - 0.02 * gradient[i]);
    return out;
  }

  private static Gradients backward(Tied net, double[][] x, Slip slip) {
    int hidden = net.w().length;
    int in = x[0].length;
    Gradients sum = new Gradients(new double[hidden][in], new double[hidden], new double[in]);
    for (double[] row : x) {
      double[] z = net.b().clone();
      double[] delta = net.c().clone();
      for (int i = 0; i < hidden; i++) {
        for (int j = 0; j < in; j++) {
          z[i] += net.w()[i][j] * row[j];
        }
        for (int j = 0; j < in; j++) {
          delta[j] += net.w()[i][j] * Math.tanh(z[i]);
        }
      }
      double scale = slip == Slip.NO_HALF ? 2 : 1;
      for (int j = 0; j < in; j++) {
        delta[j] = scale * (delta[j] - row[j]) / (slip == Slip.NO_MEAN ? 1 : x.length);
        sum.dc()[j] += delta[j];
      }
      for (int i = 0; i < hidden; i++) {
        double below = hidden(net, delta, i, z[i], slip);
        sum.db()[i] += below;
        for (int j = 0; j < in; j++) {
          sum.dw()[i][j] += slip == Slip.WAY_IN_ONLY ? 0 : Math.tanh(z[i]) * delta[j];
          sum.dw()[i][j] += slip == Slip.WAY_OUT_ONLY ? 0 : below * row[j];
        }
      }
    }
    return sum;
  }

  /** δ of a hidden neuron. */
  private static double hidden(Tied net, double[] delta, int i, double z, Slip slip) {
    double back = 0;
    for (int j = 0; j < delta.length; j++) {
      back += delta[j] * (slip == Slip.NOT_TRANSPOSED ? net.w()[j][i] : net.w()[i][j]);
    }
    double t = Math.tanh(slip == Slip.SLOPE_AT_OUTPUT ? Math.tanh(z) : z);
    return slip == Slip.NO_SLOPE ? back : back * (1 - t * t);
  }

  /** What may go wrong in a step. */
  private enum Order {
    RIGHT,
    TOO_EARLY,
    BLAME_OF_BELOW
  }

  private record Weights(double[][][] w, double[][] b) {}

  private static List<Case> step(RandomGenerator random) {
    return List.of(
        stepped("tanh, widths 3-3-3-3, four rows, rate 0.5", random, 4, 0.5, 3, 3, 3, 3),
        stepped("tanh, widths 4-6-5-2, seven rows, rate 2", random, 7, 2, 4, 6, 5, 2).worth(0.5),
        stepped("no hidden layer, widths 3-2, one row, rate 0.1", random, 1, 0.1, 3, 2).worth(0.5));
  }

  private static Case stepped(
      String words, RandomGenerator random, int rows, double rate, int... sizes) {
    double[][][] w = Draw.weights(random, sizes);
    double[][] b = Draw.biases(random, sizes);
    double[][] x = Draw.matrix(random, rows, sizes[0], 1);
    double[][] y = Draw.oneHot(random, rows, sizes[sizes.length - 1]);
    Weights right = after(Order.RIGHT, w, b, x, y, rate);
    Case test =
        Case.given(words, w, b, x, y, rate)
            .changingArguments()
            .satisfies(
                "all weights and biases after one right step",
                answer ->
                    Plain.close(answer.field("w"), right.w(), 1e-9)
                        && Plain.close(answer.field("b"), right.b(), 1e-9))
            .hint(
                "Compute the gradients of all layers first, from the weights of the forward pass; then"
                    + " take the step.");
    if (sizes.length > 2) {
      Weights early = after(Order.TOO_EARLY, w, b, x, y, rate);
      test.unless(answer -> Plain.close(answer.field("w"), early.w(), 1e-9), Homework08.TOO_EARLY);
    }
    if (Arrays.stream(sizes).distinct().count() == 1) {
      Weights late = after(Order.BLAME_OF_BELOW, w, b, x, y, rate);
      test.unless(
          answer -> Plain.close(answer.field("w"), late.w(), 1e-9),
          "Each layer is changed by the blame of the layer below it: keep this layer's δ until its own"
              + " W and b are done.");
    }
    return test;
  }

  private static Weights after(
      Order order, double[][][] w0, double[][] b0, double[][] x, double[][] y, double rate) {
    double[][][] w = copy(w0);
    double[][] b = copy(new double[][][] {b0})[0];
    double[][][] sums = new double[w.length][][];
    double[][][] fed = new double[w.length + 1][][];
    fed[0] = x;
    for (int l = 0; l < w.length; l++) {
      sums[l] = sums(w[l], b[l], fed[l]);
      fed[l + 1] = l < w.length - 1 ? map(sums[l]) : softmax(sums[l]);
    }
    double[][] delta = fed[w.length];
    for (int n = 0; n < delta.length; n++) {
      for (int k = 0; k < delta[n].length; k++) {
        delta[n][k] = (delta[n][k] - y[n][k]) / x.length;
      }
    }
    for (int l = w.length - 1; l >= 0; l--) {
      double[][] below = l == 0 ? delta : back(delta, w[l], sums[l - 1]);
      change(w[l], b[l], order == Order.BLAME_OF_BELOW ? below : delta, fed[l], rate);
      delta = order == Order.TOO_EARLY && l > 0 ? back(delta, w[l], sums[l - 1]) : below;
    }
    return new Weights(w, b);
  }

  private static void change(
      double[][] w, double[] b, double[][] delta, double[][] fed, double rate) {
    for (int n = 0; n < delta.length; n++) {
      for (int i = 0; i < w.length; i++) {
        b[i] -= rate * delta[n][i];
        for (int j = 0; j < w[i].length; j++) {
          w[i][j] -= rate * delta[n][i] * fed[n][j];
        }
      }
    }
  }

  private static double[][] back(double[][] delta, double[][] w, double[][] z) {
    double[][] out = new double[z.length][z[0].length];
    for (int n = 0; n < z.length; n++) {
      for (int j = 0; j < z[n].length; j++) {
        for (int i = 0; i < w.length; i++) {
          out[n][j] += delta[n][i] * w[i][j];
        }
        double t = Math.tanh(z[n][j]);
        out[n][j] *= 1 - t * t;
      }
    }
    return out;
  }

  private static double[][] sums(double[][] w, double[] b, double[][] x) {
    double[][] z = new double[x.length][];
    for (int n = 0; n < x.length; n++) {
      z[n] = b.clone();
      for (int i = 0; i < w.length; i++) {
        for (int j = 0; j < x[n].length; j++) {
          z[n][i] += w[i][j] * x[n][j];
        }
      }
    }
    return z;
  }

  private static double[][] map(double[][] z) {
    return Arrays.stream(z)
        .map(row -> Arrays.stream(row).map(Math::tanh).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] softmax(double[][] z) {
    return Arrays.stream(z)
        .map(
            row -> {
              double max = Arrays.stream(row).max().orElse(0);
              double sum = Arrays.stream(row).map(v -> Math.exp(v - max)).sum();
              return Arrays.stream(row).map(v -> Math.exp(v - max) / sum).toArray();
            })
        .toArray(double[][]::new);
  }

  private static double[][][] copy(double[][][] t) {
    return Arrays.stream(t)
        .map(m -> Arrays.stream(m).map(double[]::clone).toArray(double[][]::new))
        .toArray(double[][][]::new);
  }

  private static List<Case> number() {
    double slope = 1;
    double inputs = 1;
    double a = 0.7;
    for (int l = 0; l < 20; l++) {
      inputs *= 4 * a * (1 - a);
      a = sigmoid(4 * a - 2);
      slope *= 4 * a * (1 - a);
    }
    double first = sigmoid(0.8) * (1 - sigmoid(0.8));
    return List.of(
        Case.given("∂a₂₀/∂a₀ at a₀ = 0.7")
            .worth(1.5)
            .satisfies(Numbers.text(slope, 3), near(slope))
            .unless(
                near(Math.pow(4 * first, 20)),
                "The slope of the first layer is taken twenty times: each layer has a sum of its own,"
                    + " and a slope at it.")
            .unless(
                near(inputs),
                "The slopes are taken one layer too early: layer l's slope is σ'(z) = a_l (1 − a_l),"
                    + " with its own output.")
            .unless(
                near((a - 0.5) / 0.2),
                "That is how far a₂₀ is from 0.5, as a share of the distance of a₀: the slope at 0.7 is"
                    + " the change for a small turn.")
            .unless(
                near(slope / Math.pow(4, 20)),
                "The weights are missing: each layer multiplies by its weight 4 and by its slope.")
            .hint(
                "The chain rule: the product over the layers of 4 · σ'(z_l), or a small turn of a₀."));
  }

  private static Predicate<Answer> near(double value) {
    return answer -> Math.abs(answer.number() - value) < 0.002;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
