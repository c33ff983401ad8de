package nabla.notebook;

import nabla.core.HtmlText;
import nabla.core.Numbers;
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
      html.append("<caption>").append(HtmlText.escape(table.name())).append("</caption>");
    }
    html.append("<thead><tr>");
    for (var column : table.columns()) {
      html.append(open("th", column)).append(HtmlText.escape(column.name())).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    int rows = Math.min(table.rowCount(), MOST_ROWS);
    for (int row = 0; row < rows; row++) {
      html.append("<tr>");
      for (var column : table.columns()) {
        html.append(open("td", column)).append(HtmlText.escape(cell(column, row))).append("</td>");
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
      return Numbers.inColumn(((Number) value).doubleValue());
    }
    if (value instanceof Number number && !column.isMissing(row)) {
      return Numbers.inColumn(number.longValue());
    }
    return column.isMissing(row) ? "" : column.getString(row);
  }
}
