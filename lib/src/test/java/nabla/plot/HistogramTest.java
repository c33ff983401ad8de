package nabla.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class HistogramTest {
  private static final double[] SAMPLE = {-0.5, 0.5, 0.6, 3};

  private static double counted(Histogram plot) {
    plot.prepare(640, 400);
    return DoubleStream.of(plot.chart().getSeries("s").getYData()).sum();
  }

  @Test
  void countsEveryValueUnlessItsAxisIsFixed() {
    assertThat(counted(Histogram.of("s", SAMPLE, 7))).isEqualTo(4);
    assertThat(counted(Histogram.of("s", SAMPLE, 7).xRange(-1, 1))).isEqualTo(3);
  }

  @Test
  void keepsFixedAxesWhateverTheSampleIs() {
    for (double[] sample : List.of(SAMPLE, new double[] {0.1, 0.2})) {
      var plot = Histogram.of("s", sample, 4).xRange(-1, 1).yRange(0, 50);
      plot.prepare(640, 400);
      assertThat(plot.xRange()).isEqualTo(new Range(-1, 1, false));
      assertThat(plot.yRange()).isEqualTo(new Range(0, 50, false));
      assertThat(plot.chart().getSeries("s").getXData()).containsExactly(-1, -1, -0.5, 0, 0.5, 1);
    }
  }
}
