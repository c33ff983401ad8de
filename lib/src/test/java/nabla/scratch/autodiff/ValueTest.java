package nabla.scratch.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import nabla.core.Dataset;
import nabla.data.Toy;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ValueTest {

  @Test
  void microgradsPublishedNumbersComeOut() {
    var a = Value.of(-4);
    var b = Value.of(2);
    var c = a.add(b);
    var d = a.mul(b).add(b.pow(3));
    c = c.add(c.add(1));
    c = c.add(Value.of(1).add(c).add(a.neg()));
    d = d.add(d.mul(2).add(b.add(a).relu()));
    d = d.add(Value.of(3).mul(d).add(b.sub(a).relu()));
    var f = c.sub(d).pow(2);
    var g = f.div(2).add(Value.of(10).div(f));
    g.backward();
    assertThat(g.data()).isCloseTo(24.7041, within(5e-5));
    assertThat(a.grad()).isCloseTo(138.8338, within(5e-5));
    assertThat(b.grad()).isCloseTo(645.5773, within(5e-5));
  }

  @Test
  void everyOperationHasTheDerivativeOfDifferences() {
    List<Function<List<Value>, Value>> operations =
        List.of(
            x -> x.get(0).add(x.get(1)),
            x -> x.get(0).sub(x.get(1)),
            x -> x.get(0).mul(x.get(1)),
            x -> x.get(0).div(x.get(1)),
            x -> x.get(0).max(x.get(1)),
            x -> x.get(0).pow(3).add(x.get(1).pow(-0.5)),
            x -> x.get(0).neg().mul(x.get(1).exp()),
            x -> x.get(0).log().mul(x.get(1).tanh()),
            x -> x.get(0).sigmoid().mul(x.get(1).relu()),
            x -> x.get(0).sign().mul(x.get(1)),
            x -> x.get(0).add(2).mul(3).sub(4).div(5).mul(x.get(1)),
            x -> Value.sum(List.of(x.get(0), x.get(1), x.get(0))));
    var random = new SplittableRandom(1);
    for (int i = 0; i < operations.size(); i++) {
      for (int trial = 0; trial < 5; trial++) {
        double[] x = {random.nextDouble(0.2, 2), random.nextDouble(0.2, 2)};
        var check = GradientCheck.of(Value.function(operations.get(i)), x);
        assertThat(check.holds()).as("operation %d at %s, %s: %s", i, x[0], x[1], check).isTrue();
      }
    }
  }

  @Test
  void aValueUsedTwiceCollectsBothGradients() {
    var x = Value.of(3);
    var square = x.mul(x);
    square.add(square).backward();
    assertThat(x.grad()).isEqualTo(12);
  }

  @Test
  void diamondsAreWalkedInOrder() {
    var x = Value.of(2);
    var left = x.mul(3);
    var right = left.mul(x);
    var top = right.mul(left).add(right);
    top.backward();
    // top = 9x³ + 3x², so the slope at 2 is 27·4 + 6·2
    assertThat(x.grad()).isEqualTo(120);
    var order = top.order();
    for (var node : order) {
      for (var input : node.inputs()) {
        assertThat(order.indexOf(input)).isLessThan(order.indexOf(node));
      }
    }
    assertThat(order).doesNotHaveDuplicates().endsWith(top);
  }

  @Test
  void aChainOfAHundredThousandNodesWorks() {
    var x = Value.of(1);
    var y = x;
    for (int i = 0; i < 100_000; i++) {
      y = y.add(x);
    }
    y.backward();
    assertThat(x.grad()).isEqualTo(100_001);
    y.zeroGrad();
    assertThat(x.grad()).isZero();
  }

  @Test
  void leavesAccumulateUntilZeroed() {
    var x = Value.of(5);
    var y = x.mul(x).mul(x);
    y.backward();
    y.backward();
    assertThat(x.grad()).as("two passes add up").isEqualTo(150);
    y.zeroGrad();
    y.backward();
    assertThat(x.grad()).isEqualTo(75);
    assertThat(y.grad()).isEqualTo(1);
  }

  @Test
  void kinksAndSignsAreAsDocumented() {
    var zero = Value.of(0);
    zero.relu().backward();
    assertThat(zero.grad()).isZero();
    var tie = Value.of(1);
    var other = Value.of(1);
    tie.max(other).backward();
    assertThat(tie.grad()).isEqualTo(1);
    assertThat(other.grad()).isZero();
  }

  @Test
  void onlyLeavesStep() {
    var x = Value.of(1);
    var y = x.mul(4);
    y.backward();
    x.step(0.1);
    assertThat(x.data()).isCloseTo(0.6, within(1e-15));
    assertThatThrownBy(() -> y.step(0.1)).hasMessageContaining("only leaves");
  }

  @Test
  void aNetworkOfValuesLearnsTheMoonsByTheHingeLoss() {
    var moons = Toy.moons(60, 0.1, 1);
    var net = ScalarMlp.of(1, 2, 8, 8, 1);
    assertThat(net.parameters()).hasSize(105);
    for (int step = 0; step < 60; step++) {
      net.step(hinge(net, moons), 0.3);
    }
    int right = 0;
    for (int i = 0; i < moons.size(); i++) {
      right += (net.at(moons.x()[i]) > 0) == (moons.label()[i] == 1) ? 1 : 0;
    }
    assertThat(right / 60.0).isGreaterThan(0.9);
  }

  private static Value hinge(ScalarMlp net, Dataset data) {
    var losses = new java.util.ArrayList<Value>();
    for (int i = 0; i < data.size(); i++) {
      var margin = net.output(data.x()[i]).get(0).mul(2 * data.label()[i] - 1);
      losses.add(Value.of(1).sub(margin).relu());
    }
    return Value.sum(losses).div(data.size());
  }

  private static Value example() {
    var a = Value.of(2, "a");
    var b = Value.of(-3, "b");
    var c = Value.of(10, "c");
    var out = a.mul(b).label("a·b").add(c).tanh().label("<out>");
    out.backward();
    return out;
  }

  @Test
  void aGraphReadsAsText() {
    assertThat(example().graph().text())
        .contains("a = 2.0000   grad -0.0040")
        .contains("a·b = a × b = -6.0000")
        .contains("a·b + c = 4.0000")
        .contains("<out> = tanh(v5) = 0.9993   grad 1.0000");
  }

  @Test
  void aDrawingIsWellFormedAndShowsEveryNumberAndGradient() throws Exception {
    var graph = example().graph();
    var svg = graph.svg();
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(5);
    assertThat(document.getDocumentElement().getTextContent())
        .contains("a·b", "-6.0000", "10.0000", "0.9993", "<out>", "tanh", "×");
    assertThat(svg).doesNotContain("http://www.w3.org/1999/xlink", "href");
  }

  @Test
  void boxesStandRightOfTheirInputsAndDoNotOverlap() {
    var x = Value.of(1);
    var y = Value.of(2);
    var z = x.add(y).mul(x).add(y.exp().mul(x.tanh())).div(y).sub(x.sigmoid());
    var graph = z.graph();
    for (var link : graph.links()) {
      assertThat(graph.nodes().get(link.from()).column())
          .isLessThan(graph.nodes().get(link.to()).column());
    }
    var nodes = graph.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (nodes.get(i).column() == nodes.get(j).column()) {
          assertThat(Math.abs(nodes.get(i).row() - nodes.get(j).row()))
              .isGreaterThanOrEqualTo(1 - 1e-9);
        }
      }
    }
  }

  @Test
  void aGraphOfMatricesSaysTheirShapes() {
    record Box(String name, String made, String shape, List<Box> from) {}
    var x = new Box("X", "", "[5, 784]", List.of());
    var w = new Box("W", "", "[32, 784]", List.of());
    var z = new Box("Z", "sums", "[5, 32]", List.of(x, w));
    var graph =
        Graph.ofText(List.of(x, w, z), Box::from, Box::name, Box::made, Box::shape, Box::shape);
    assertThat(graph.text().lines()).last().isEqualTo("Z = sums(X, W) = [5, 32]   grad [5, 32]");
    assertThat(graph.svg()).contains("[32, 784]", "sums");
  }

  @Test
  void aGraphTooLargeToReadSaysSo() {
    var x = Value.of(1);
    for (int i = 0; i < 400; i++) {
      x = x.add(1);
    }
    var graph = x.graph();
    assertThatThrownBy(graph::svg).hasMessageContaining("801 values");
  }
}
