package nabla.notebook;

import java.util.Locale;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A Tablesaw table as HTML: numbers to the right, at most the first rows. */
final class HtmlTable {
  private static final int MOST_ROWS = 30;

  private HtmlTable() {}

  static String of(Table table) {
    var html = new StringBuilder("<table>");
    if (table.name() != null && !table.name().isEmpty()) {
      html.append("<caption>").append(Html.escape(table.name())).append("</caption>");
    }
    html.append("<thead><tr>");
    for (var column : table.columns()) {
      html.append(open("th", column)).append(Html.escape(column.name())).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    int rows = Math.min(table.rowCount(), MOST_ROWS);
    for (int row = 0; row < rows; row++) {
      html.append("<tr>");
      for (var column : table.columns()) {
        html.append(open("td", column)).append(Html.escape(cell(column, row))).append("</td>");
      }
      html.append("</tr>");
    }
    html.append("</tbody></table>");
    if (rows < table.rowCount()) {
      html.append("<p>the first ").append(rows).append(" of ").append(table.rowCount());
      html.append(" rows</p>");
    }
    return html.toString();
  }

  private static String open(String tag, Column<?> column) {
    boolean text = column.type() == ColumnType.STRING;
    return text ? "<" + tag + " style=\"text-align:left\">" : "<" + tag + ">";
  }

  /** Four digits that count are what a reader can compare; the table itself has all of them. */
  private static String cell(Column<?> column, int row) {
    Object value = column.get(row);
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return number == Math.rint(number) && Math.abs(number) < 1e6
          ? whole((long) number)
          : String.format(Locale.ROOT, "%.4g", number);
    }
    if (value instanceof Number number && !column.isMissing(row)) {
      return whole(number.longValue());
    }
    return column.isMissing(row) ? "" : column.getString(row);
  }

  /** From five digits on they are read in threes; four may be a year. */
  private static String whole(long number) {
    return String.format(Locale.ROOT, Math.abs(number) < 10_000 ? "%d" : "%,d", number);
  }
}
