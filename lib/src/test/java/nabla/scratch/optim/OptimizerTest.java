package nabla.scratch.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OptimizerTest {

  private static double[] afterTwoSteps(Optimizer optimizer) {
    double[] theta = {1, -2};
    optimizer.step(theta, new double[] {0.5, -4});
    optimizer.step(theta, new double[] {1, 2});
    return theta;
  }

  @Test
  void stepsAreThoseOfTheFormulas() {
    assertThat(afterTwoSteps(new Sgd(0.1))[0]).isCloseTo(1 - .05 - .1, within(1e-15));
    assertThat(afterTwoSteps(new Momentum(0.1, 0.9))[0])
        .isCloseTo(1 - .05 + (.9 * -.05 - .1), within(1e-15));
    double s1 = .1 * .25;
    double s2 = .9 * s1 + .1;
    assertThat(afterTwoSteps(new RmsProp(0.1))[0])
        .isCloseTo(1 - .1 * .5 / Math.sqrt(s1) - .1 / Math.sqrt(s2), within(1e-7));
    double m = (.9 * .05 + .1) / (1 - .81);
    double v = (.999 * .00025 + .001) / (1 - .999 * .999);
    assertThat(afterTwoSteps(new Adam(0.1))[0])
        .as("the first step of Adam has the size of the rate, whatever the slope")
        .isCloseTo(1 - .1 - .1 * m / Math.sqrt(v), within(1e-7));
  }

  @Test
  void underSgdPenaltyAndDecayAreTheSameAndUnderAdamTheyAreNot() {
    assertThat(afterTwoSteps(new L2Penalty(new Sgd(0.1), 0.3)))
        .containsExactly(afterTwoSteps(new WeightDecay(new Sgd(0.1), 0.3)), within(1e-15));
    double[] penalty = afterTwoSteps(new L2Penalty(new Adam(0.1), 0.3));
    double[] decay = afterTwoSteps(new WeightDecay(new Adam(0.1), 0.3));
    assertThat(Math.abs(penalty[1] - decay[1])).isGreaterThan(0.01);
  }

  @Test
  void theFirstStepOfDecayShrinksAndThatOfThePenaltyAddsToTheSlope() {
    double[] decayed = {2};
    new WeightDecay(new Adam(0.1), 0.3).step(decayed, new double[] {0.5});
    assertThat(decayed[0]).isCloseTo(2 - 0.1 * 0.3 * 2 - 0.1, within(1e-8));
    double[] punished = {2};
    new L2Penalty(new Adam(0.1), 0.3).step(punished, new double[] {-0.5});
    assertThat(punished[0]).as("the slope is −0.5 + 0.6").isCloseTo(2 - 0.1, within(1e-7));
  }

  @Test
  void lambdaZeroChangesNothing() {
    double[] alone = afterTwoSteps(new Adam(0.1));
    assertThat(afterTwoSteps(new WeightDecay(new Adam(0.1), 0))).isEqualTo(alone);
    assertThat(afterTwoSteps(new L2Penalty(new Adam(0.1), 0))).isEqualTo(alone);
  }

  @Test
  void momentumWithoutMemoryIsPlainDescent() {
    assertThat(afterTwoSteps(new Momentum(0.1, 0)))
        .usingComparatorWithPrecision(1e-15)
        .containsExactly(afterTwoSteps(new Sgd(0.1)));
  }

  @Test
  void momentumNeedsFewerStepsInANarrowValley() {
    // ‖x‖ ≤ 1e-6 on curvatures 1 and 50, rate 0.036
    assertThat(steps(0)).isBetween(370, 385);
    assertThat(steps(0.5)).isBetween(165, 175);
    assertThat(steps(0.7)).isBetween(75, 83);
  }

  private static int steps(double beta) {
    var run =
        GradientDescent.with(() -> new Momentum(0.036, beta), 1000)
            .run(Landscapes.bowl(1, 50), 1, 1);
    return IntStream.range(0, run.path().size())
        .filter(i -> Math.hypot(run.path().get(i)[0], run.path().get(i)[1]) <= 1e-6)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyOptimiserGetsToTheBottomOfABowl() {
    for (var optimizer :
        List.<java.util.function.Supplier<Optimizer>>of(
            () -> new Sgd(0.1),
            () -> new Momentum(0.05, 0.8),
            () -> new RmsProp(Schedule.inverse(0.1, 0.05), 0.9),
            () -> new Adam(Schedule.cosine(0.1, 500), 0.9, 0.999))) {
      var run = GradientDescent.with(optimizer, 500).run(Landscapes.bowl(1, 10), 1, -1);
      assertThat(run.value()).as(optimizer.get().getClass().getSimpleName()).isLessThan(1e-4);
    }
  }

  @Test
  void parametersMayBeManyArraysButMustStayTheSame() {
    var optimizer = new Momentum(0.1, 0.9);
    optimizer.step(List.of(new double[2], new double[3]), List.of(new double[2], new double[3]));
    assertThatThrownBy(() -> optimizer.step(new double[2], new double[2]))
        .hasMessageContaining("make a new one");
    assertThatThrownBy(() -> optimizer.step(List.of(new double[2]), List.of()))
        .hasMessageContaining("1 arrays of parameters but 0 of gradients");
  }

  @Test
  void schedulesFallAsTheySay() {
    assertThat(Schedule.constant(0.3).rate(99)).isEqualTo(0.3);
    assertThat(Schedule.inverse(1, 0.01).rate(100)).isCloseTo(0.5, within(1e-12));
    assertThat(Schedule.stairs(1, 0.5, 10).rate(29)).isEqualTo(0.25);
    assertThat(Schedule.cosine(1, 100).rate(50)).isCloseTo(0.5, within(1e-12));
    assertThat(Schedule.cosine(1, 100).rate(200)).isCloseTo(0, within(1e-12));
  }

  @Test
  void batchesDealEveryExampleOnceKeepTheTailAndReshuffle() {
    var batches = new Batches(10, 4, 7);
    assertThat(batches.perEpoch()).isEqualTo(3);
    var orders = new ArrayList<List<Integer>>();
    for (int epoch = 0; epoch < 5; epoch++) {
      var dealt = batches.epoch();
      assertThat(dealt.stream().map(b -> b.length)).containsExactly(4, 4, 2);
      var order = dealt.stream().flatMapToInt(Arrays::stream).boxed().toList();
      assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
      orders.add(order);
    }
    assertThat(orders).doesNotHaveDuplicates();
    assertThat(new Batches(10, 4, 7).epoch().get(0))
        .isEqualTo(new Batches(10, 4, 7).epoch().get(0));
    assertThat(new Batches(10, 4, 8).epoch().get(0))
        .isNotEqualTo(new Batches(10, 4, 7).epoch().get(0));
  }
}
