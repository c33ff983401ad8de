package nabla.scratch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import nabla.core.Dataset;
import nabla.data.Digits;
import nabla.data.Gates;
import nabla.data.Toy;
import nabla.lessons.BestLine;
import nabla.scratch.autodiff.GradientCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PerceptronTest {

  @Test
  void itLearnsAndOrNandAndNotXor() {
    for (var gate : new Dataset[] {Gates.and(), Gates.or(), Gates.nand()}) {
      var learned = Perceptron.fit(gate, 100);
      assertThat(learned.converged()).isTrue();
      assertThat(learned.accuracy(gate)).isEqualTo(1);
      assertThat(learned.mistakes()).endsWith(0);
      assertThat(learned.trace()).hasSize(learned.totalMistakes() + 1);
    }
    var xor = Perceptron.fit(Gates.xor(), 200);
    assertThat(xor.converged()).isFalse();
    assertThat(xor.mistakes()).hasSize(200).doesNotContain(0);
    assertThat(xor.best(Gates.xor()).accuracy(Gates.xor())).isLessThanOrEqualTo(0.75);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void itMakesAtMostRadiusOverMarginSquaredMistakes(long seed) {
    double margin = 0.1;
    var data = Toy.separable(200, margin, seed);
    var learned = Perceptron.fit(data, 10_000);
    // The bias is a weight of an input 1, so R² = 1 + 1 + 1; the separating (w, b) has |b| ≤ 0.3.
    double bound = 3 / Math.pow(margin / Math.sqrt(1 + 0.09), 2);
    assertThat(learned.converged()).isTrue();
    assertThat((double) learned.totalMistakes()).isLessThanOrEqualTo(bound);
  }

  @Test
  void itNeedsTwoClasses() {
    assertThatThrownBy(() -> Perceptron.fit(Digits.strokes(10, 1), 1))
        .hasMessageContaining("10 classes");
  }

  @Test
  void noLineGetsMoreThanThreeQuartersOfXor() {
    assertThat(BestLine.of(Gates.xor()).accuracy()).isEqualTo(0.75);
    assertThat(BestLine.of(Gates.and()).accuracy()).isEqualTo(1);
    for (long seed = 1; seed <= 3; seed++) {
      var cloud = Toy.xor(200, 0, seed);
      var best = BestLine.of(cloud);
      assertThat(best.accuracy()).as("seed %d", seed).isBetween(0.7, 0.8);
      assertThat(best.neuron().accuracy(cloud)).isEqualTo(best.accuracy());
      assertThat(best.tried()).isGreaterThan(1_000_000);
      assertThat(Perceptron.fit(cloud, 50).best(cloud).accuracy(cloud))
          .isLessThanOrEqualTo(best.accuracy());
    }
  }

  @Test
  void theBestLineOfASeparableCloudSeparatesIt() {
    for (long seed = 1; seed <= 3; seed++) {
      assertThat(BestLine.of(Toy.separable(60, 0.05, seed)).accuracy()).isEqualTo(1);
    }
  }

  @Test
  void logisticRegressionIsANetworkOfOneNeuron() {
    var data = Toy.gauss(200, 0.8, 3);
    var logistic = Logistic.fit(data, 0.5, 300);
    var net = Mlp.of(0, Activation.IDENTITY, Init.ZERO, 2, 1);
    var y = net.targets(data.label());
    for (int step = 0; step < 300; step++) {
      net.step(net.gradients(data.x(), y), 0.5);
    }
    var neuron = net.layers().get(0).neuron(0);
    assertThat(neuron.w()[0]).isCloseTo(logistic.neuron().w()[0], within(1e-12));
    assertThat(neuron.b()).isCloseTo(logistic.neuron().b(), within(1e-12));
    assertThat(logistic.losses()[300])
        .isCloseTo(net.loss(data), within(1e-12))
        .isLessThan(logistic.losses()[0]);
    assertThat(logistic.probability(1, 1)).isGreaterThan(0.9);
    assertThat(logistic.accuracy(data)).isGreaterThan(0.9);
  }

  @Test
  void aNeuronIsWeightedSumBiasAndActivation() {
    double[] x = {0.5, -1, 2};
    var neuron = new Neuron(new double[] {1, 2, 3}, -0.5, Activation.SIGMOID);
    assertThat(neuron.score(x)).isEqualTo(4);
    assertThat(neuron.output(x)).isCloseTo(1 / (1 + Math.exp(-4)), within(1e-15));
    assertThatThrownBy(() -> neuron.score(1, 2)).hasMessageContaining("2 entries, the neuron 3");
  }

  @ParameterizedTest
  @EnumSource
  void everyDerivativeIsThatOfDifferences(Activation g) {
    for (double z : new double[] {-5, -1, -0.1, 0.1, 1, 5}) {
      var check =
          GradientCheck.of(v -> g.value(v[0]), new double[] {z}, new double[] {g.derivative(z)});
      assertThat(check.difference()).as("%s at %s", g, z).isLessThan(1e-9);
    }
  }

  @Test
  void atZeroTheChoiceIsFixed() {
    assertThat(Activation.SIGN.value(0)).isZero();
    assertThat(Activation.STEP.value(0)).isZero();
    assertThat(Activation.RELU.derivative(0)).isZero();
    assertThat(Activation.SIGMOID.derivative(0)).isEqualTo(0.25);
    assertThat(Activation.TANH.derivative(0)).isEqualTo(1);
    assertThat(Activation.SIGMOID.value(-1000)).isZero();
  }
}
