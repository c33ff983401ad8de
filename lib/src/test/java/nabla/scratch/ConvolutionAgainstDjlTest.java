package nabla.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import nabla.OnAnEngine;
import nabla.core.Comparison;
import nabla.core.Dataset;
import nabla.core.Tensor;
import nabla.data.Digits;
import nabla.djl.Nets;
import nabla.homework.Homework13;
import nabla.scratch.nn.Activation;
import nabla.scratch.nn.ActivationLayer;
import nabla.scratch.nn.Affine;
import nabla.scratch.nn.Convolution;
import nabla.scratch.nn.ImageShape;
import nabla.scratch.nn.Init;
import nabla.scratch.nn.MaxPool;
import nabla.scratch.nn.Network;
import org.junit.jupiter.api.Test;

/** Convolution and pooling written by hand compute what the engines compute. */
class ConvolutionAgainstDjlTest extends OnAnEngine {

  private static Conv2d.Builder conv(int filters, int stride, int padding) {
    return Conv2d.builder()
        .setFilters(filters)
        .setKernelShape(new Shape(3, 3))
        .optStride(new Shape(stride, stride))
        .optPadding(new Shape(padding, padding));
  }

  private static Block blocks() {
    return new SequentialBlock()
        .add(Nets.images(1, 14, 14))
        .add(conv(4, 1, 0).build())
        .add(ai.djl.nn.Activation::relu)
        .add(Pool.maxPool2dBlock(new Shape(3, 3), new Shape(2, 2)))
        .add(conv(6, 2, 1).build())
        .add(ai.djl.nn.Activation::relu)
        .add(Nets.mlp(54, 10));
  }

  private static Network byHand() {
    var random = new SplittableRandom(1);
    var a = Convolution.of(new ImageShape(1, 14, 14), 4, 3, Init.HE, random);
    var pool = new MaxPool(a.out(), 3, 2);
    var b = Convolution.of(pool.out(), 6, 3, 2, 1, Init.HE, random);
    return Network.of(
        10,
        a,
        new ActivationLayer(Activation.RELU),
        pool,
        b,
        new ActivationLayer(Activation.RELU),
        Affine.of(b.out().size(), 10, Init.HE, random));
  }

  @Test
  void outputsAndGradientsAgreeTensorByTensor() {
    Dataset data = Digits.strokes(20, 14, 5);
    var mine = byHand();
    var its = lab.net(blocks(), 196);
    its.load(mine.layers().tensors());
    mine.backward(data);
    var a = new ArrayList<>(mine.layers().gradientTensors());
    var b = new ArrayList<>(its.gradients(data));
    a.add(Tensor.of("scores", mine.output(data.x())));
    b.add(Tensor.of("scores", its.output(data.x())));
    var both = Comparison.of(a, b);
    assertThat(both.allClose()).as("%s", both).isTrue();
  }

  @Test
  void theHomeworksConvolutionWithHolesIsTheEnginesToo() {
    var random = new SplittableRandom(2);
    double[][][] x = cube(random, 2, 9, 8);
    double[][][][] w = new double[3][][][];
    Arrays.setAll(w, o -> cube(random, 2, 3, 3));
    double[] b = random.doubles(3, -1, 1).toArray();
    var block =
        new SequentialBlock()
            .add(Nets.images(2, 9, 8))
            .add(conv(3, 2, 1).optDilation(new Shape(2, 2)).build())
            .add(list -> new NDList(list.singletonOrThrow().reshape(new Shape(-1, 36))));
    var its = lab.net(block, 144);
    its.load(List.of(new Tensor("W", new int[] {3, 2, 3, 3}, flat(w)), Tensor.of("b", b)));
    var both =
        Comparison.of(
            List.of(Tensor.of("z", flat(Homework13.convolution(x, w, b, 2, 1, 2)))),
            List.of(Tensor.of("z", its.output(flat(x)))));
    assertThat(both.allClose()).as("%s", both).isTrue();
  }

  private static double[][][] cube(SplittableRandom random, int channels, int rows, int columns) {
    var cube = new double[channels][rows][];
    for (var plane : cube) {
      Arrays.setAll(plane, i -> random.doubles(columns, -1, 1).toArray());
    }
    return cube;
  }

  private static double[] flat(double[][][] cube) {
    return Arrays.stream(cube).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] flat(double[][][][] cubes) {
    return Arrays.stream(cubes).flatMapToDouble(cube -> Arrays.stream(flat(cube))).toArray();
  }
}
