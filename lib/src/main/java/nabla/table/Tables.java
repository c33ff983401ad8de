package nabla.table;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nabla.core.Comparison;
import nabla.core.Confusion;
import nabla.core.Dataset;
import nabla.core.History;
import nabla.core.Split;
import nabla.core.Spread;
import nabla.core.Trials;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Makes Tablesaw tables, to be shown, sorted and filtered. */
public final class Tables {

  private Tables() {}

  /**
   * A training run.
   *
   * @param history the run
   * @return one row per epoch
   */
  public static Table of(History history) {
    return of("Epochs", history.epochs());
  }

  /**
   * An experiment over several settings and seeds.
   *
   * @param setting what the settings are, such as "neurons"
   * @param quantity what was measured, such as "accuracy"
   * @param trials the measurements
   * @return one row per setting: mean, standard deviation, extremes, number of seeds
   */
  public static Table of(String setting, String quantity, Trials<?> trials) {
    var results = trials.results();
    return Table.create(quantity)
        .addColumns(
            column(setting, trials.settings()),
            DoubleColumn.create(quantity + " (mean)", trials.means()),
            DoubleColumn.create("sd", trials.sds()),
            column("min", results.stream().map(Spread::min).toList()),
            column("max", results.stream().map(Spread::max).toList()),
            column("seeds", results.stream().map(s -> s.values().length).toList()));
  }

  /**
   * An experiment over several settings and seeds.
   *
   * @param trials the measurements
   * @return one row per setting, as {@link #of(String, String, Trials)} makes it
   */
  public static Table of(Trials<?> trials) {
    return of("setting", "value", trials);
  }

  /**
   * Rows typed in by hand, such as a timeline.
   *
   * @param name the table's name
   * @param columns the columns' names
   * @param rows one value per column each; all values of a column are of one type
   * @return the table
   */
  public static Table of(String name, String[] columns, Object[]... rows) {
    var table = Table.create(name);
    for (int c = 0; c < columns.length; c++) {
      int place = c;
      for (var row : rows) {
        if (row.length != columns.length) {
          throw new IllegalArgumentException(
              "a row has %d values, but there are %d columns: give one value for each"
                  .formatted(row.length, columns.length));
        }
      }
      table.addColumns(column(columns[c], Stream.of(rows).map(row -> row[place]).toList()));
    }
    return table;
  }

  /**
   * A comparison.
   *
   * @param comparison two sets of arrays
   * @return one row per pair
   */
  public static Table of(Comparison comparison) {
    return of("Comparison", comparison.rows());
  }

  /**
   * A confusion matrix.
   *
   * @param confusion the matrix
   * @return one row per true class, one column per given class, and the share recognised
   */
  public static Table of(Confusion confusion) {
    int n = confusion.counts().length;
    var table = Table.create("Confusion").addColumns(column("true", range(n)));
    for (int c = 0; c < n; c++) {
      int given = c;
      table.addColumns(column("as " + c, range(n).map(i -> confusion.counts()[i][given]).toList()));
    }
    return table.addColumns(column("recall", range(n).map(confusion::recall).toList()));
  }

  /**
   * How many examples each class has.
   *
   * @param data the examples
   * @return one row per class: count and share
   */
  public static Table counts(Dataset data) {
    var counts = data.counts();
    return Table.create("Classes")
        .addColumns(
            column("class", range(counts.length)),
            column("examples", range(counts.length).map(c -> counts[c]).toList()),
            column(
                "share", range(counts.length).map(c -> (double) counts[c] / data.size()).toList()));
  }

  /**
   * How many examples each class has to train and to test on.
   *
   * @param split the two parts
   * @return one row per class
   */
  public static Table counts(Split split) {
    return Table.create("Classes")
        .addColumns(
            column("class", range(split.train().classes())),
            IntColumn.create("train", split.train().counts()),
            IntColumn.create("test", split.test().counts()));
  }

  /**
   * Records of any kind, which may be declared in a notebook.
   *
   * @param name the table's name
   * @param rows records of one type
   * @return one row per record, one column per component, named like it but with words apart
   */
  public static Table of(String name, List<? extends Record> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no rows: a table takes its columns from the first".formatted(name));
    }
    var table = Table.create(name);
    for (var component : rows.get(0).getClass().getRecordComponents()) {
      table.addColumns(
          column(
              words(component.getName()),
              rows.stream().map(row -> value(component, row)).toList()));
    }
    return table;
  }

  /**
   * One column, whose type follows its first value.
   *
   * @param name the column's name
   * @param values whole numbers, numbers, booleans, or anything that has a text
   * @return a column
   */
  public static Column<?> column(String name, List<?> values) {
    if (values.isEmpty()) {
      return StringColumn.create(name);
    }
    var first = values.get(0);
    if (first instanceof Integer) {
      return IntColumn.create(name, values.stream().mapToInt(v -> (Integer) v).toArray());
    } else if (first instanceof Long) {
      return LongColumn.create(name, values.stream().mapToLong(v -> (Long) v).toArray());
    } else if (first instanceof Number) {
      return DoubleColumn.create(
          name, values.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray());
    } else if (first instanceof Boolean) {
      return BooleanColumn.create(name, values.toArray(Boolean[]::new));
    }
    return StringColumn.create(name, values.stream().map(Tables::text));
  }

  private static Column<?> column(String name, Stream<Integer> values) {
    return column(name, values.toList());
  }

  private static Stream<Integer> range(int n) {
    return IntStream.range(0, n).boxed();
  }

  private static String text(Object value) {
    return value instanceof int[] ints
        ? Arrays.toString(ints)
        : value instanceof double[] doubles ? Arrays.toString(doubles) : String.valueOf(value);
  }

  /** "testAccuracy" becomes "test accuracy". */
  private static String words(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  private static Object value(RecordComponent component, Record row) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true); // a record declared in a notebook cell need not be public
      return accessor.invoke(row);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          "cannot read %s of %s: make the record public".formatted(component.getName(), row), e);
    }
  }
}
