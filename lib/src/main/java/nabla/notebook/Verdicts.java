package nabla.notebook;

import nabla.check.CheckResult;
import nabla.check.Claim;
import nabla.core.HtmlText;

/** How a claim and the outcome of a check look. */
final class Verdicts {
  // Transparent backgrounds and a coloured edge: readable in light and dark themes alike.
  private static final String BOX =
      "<div style=\"border-left:4px solid %s;padding:4px 12px;margin:4px 0\">";
  private static final String GREEN = "#2e9e5b";
  private static final String RED = "#d1495b";
  private static final String GREY = "#8a8f98";

  private Verdicts() {}

  static String html(Claim claim) {
    var html = new StringBuilder();
    html.append(BOX.formatted(colour(claim))).append(mark(claim)).append(" <b>");
    html.append(HtmlText.escape(claim.id())).append("</b> ");
    html.append(claim.verdict() == Claim.Verdict.REFUTED ? "<i>refuted:</i> " : "");
    html.append(HtmlText.escape(claim.statement()));
    if (!claim.values().isEmpty()) {
      String quantity = claim.quantity().isEmpty() ? "measured" : claim.quantity();
      html.append("<br><small>").append(HtmlText.escape(quantity)).append(" <b>");
      html.append(HtmlText.escape(claim.measured())).append("</b>, required ");
      html.append(HtmlText.escape(claim.bound())).append("</small>");
    }
    return html.append("</div>").toString();
  }

  private static String colour(Claim claim) {
    return switch (claim.verdict()) {
      case HOLDS -> GREEN;
      case REFUTED -> RED;
      case TOLD -> GREY;
    };
  }

  private static String mark(Claim claim) {
    return switch (claim.verdict()) {
      case HOLDS -> "✓";
      case REFUTED -> "✗";
      case TOLD -> "·";
    };
  }

  static String html(CheckResult result) {
    var html = new StringBuilder(BOX.formatted(result.passed() ? GREEN : RED));
    html.append("<b>").append(HtmlText.escape(result.summary())).append("</b>");
    html.append("<table><thead><tr><th></th><th>given</th><th>expected</th><th>got</th>");
    html.append("<th>points</th></tr></thead><tbody>");
    for (var row : result.rows()) {
      html.append("<tr><td>").append(row.passed() ? "✓" : "✗").append("</td>");
      for (String text : new String[] {row.given(), row.expected(), row.got()}) {
        html.append("<td style=\"text-align:left\">").append(HtmlText.escape(text)).append("</td>");
      }
      html.append("<td>").append(points(row.earned())).append(" / ").append(points(row.points()));
      html.append("</td></tr>");
      if (!row.hint().isEmpty()) {
        html.append("<tr><td></td><td colspan=\"4\" style=\"text-align:left\">→ ");
        html.append(HtmlText.escape(row.hint())).append("</td></tr>");
      }
    }
    return html.append("</tbody></table></div>").toString();
  }

  private static String points(double points) {
    return points == Math.rint(points) ? Long.toString((long) points) : Double.toString(points);
  }
}
