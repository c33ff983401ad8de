package nabla.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nabla.core.Confusion;

/** A confusion matrix: blue where the class was recognised, red where it was taken for another. */
public final class ConfusionPlot extends CellPlot<ConfusionPlot> {
  private final Confusion confusion;
  private List<String> names;

  private ConfusionPlot(Confusion confusion) {
    super(confusion.counts().length, confusion.counts().length);
    this.confusion = confusion;
    this.names = IntStream.range(0, confusion.counts().length).mapToObj(String::valueOf).toList();
    title("Accuracy %.2f %%".formatted(100 * confusion.accuracy()));
    x("given class");
    y("true class");
    int side = Math.max(220, Math.min(460, 44 * confusion.counts().length));
    size(side + 90, side + 110);
    key("right", Theme.NEGATIVE);
    key("taken for another: the darker, the larger the share of the true class", Theme.POSITIVE);
  }

  /**
   * Shows a confusion matrix.
   *
   * @param confusion counts by true and given class
   * @return a plot whose title is the accuracy
   */
  public static ConfusionPlot of(Confusion confusion) {
    return new ConfusionPlot(confusion);
  }

  /**
   * Names the classes.
   *
   * @param classes one name per class
   * @return this plot
   */
  public ConfusionPlot names(String... classes) {
    names = List.of(classes);
    return this;
  }

  @Override
  List<String> rowNames() {
    return names;
  }

  @Override
  List<String> columnNames() {
    return names;
  }

  @Override
  Color colour(int row, int column) {
    int all = Arrays.stream(confusion.counts()[row]).sum();
    return colour(row == column, all == 0 ? 0 : (double) confusion.counts()[row][column] / all);
  }

  @Override
  String text(int row, int column) {
    int count = confusion.counts()[row][column];
    return count > 0 ? String.valueOf(count) : "";
  }

  /** The square root lifts rare mistakes out of the white. */
  private static Color colour(boolean right, double share) {
    return right
        ? Theme.mix(Theme.PAPER, Theme.NEGATIVE, share)
        : Theme.mix(Theme.PAPER, Theme.POSITIVE, Math.min(1, 1.6 * Math.sqrt(share)));
  }

  @Override
  String kind() {
    return "Confusion matrix";
  }
}
