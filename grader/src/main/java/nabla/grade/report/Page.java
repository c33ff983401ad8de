package nabla.grade.report;

import nabla.core.HtmlText;

/** What all pages have in common; they need nothing but themselves, and are fit for paper. */
public final class Page {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: #8886; --soft: #8881 }
      body { font: 16px/1.5 system-ui, "Noto Sans TC", sans-serif; max-width: 76em; margin: 2em auto; padding: 0 1em }
      h2 { margin: 2em 0 .3em; border-top: 2px solid var(--line); padding-top: .6em }
      h2 small { font-weight: normal; float: right }
      table { border-collapse: collapse; width: 100% }
      th, td { text-align: left; vertical-align: top; padding: .3em .6em; border-bottom: 1px solid var(--line) }
      td.number, th.number { text-align: right; font-variant-numeric: tabular-nums }
      pre { font: 13px/1.6 ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono CJK TC", monospace; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4 }
      .code { background: var(--soft); padding: .6em .8em; border-radius: 6px }
      .code .n { display: inline-block; width: 2.2em; margin-right: .8em; text-align: right; opacity: .5; user-select: none }
      .pair { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 1.2em; align-items: start }
      .pair > .whole { grid-column: 1 / -1 }
      .pass { color: #1a7f37 } .bad { color: #c0392b }
      .hint { font-style: italic }
      .error { border-left: 4px solid #c0392b; padding: .6em .8em; background: var(--soft) }
      .error .at { position: relative; font-weight: bold; border-bottom: 2px solid #c0392b }
      .error .at::after { content: "^"; position: absolute; left: 0; top: 1.15em; color: #c0392b; font-weight: bold }
      .box { border: 1px solid var(--line); border-radius: 6px; padding: .6em .8em }
      .same { background: #f5b94266 }
      img { max-width: 100%; height: auto; background: #fff }
      @media (max-width: 60em) { .pair { grid-template-columns: 1fr } }
      @media print {
        body { font-size: 10pt; margin: 0; max-width: none; color: #000; background: #fff }
        pre { font-size: 8pt } .pair { display: block } .pair > * { margin-bottom: .8em }
        tr, .error, img { break-inside: avoid } h2, h3 { break-after: avoid } a { color: inherit; text-decoration: none }
      }
      """;

  private Page() {}

  /**
   * A whole page.
   *
   * @param title for the window
   * @param body in HTML
   * @return the page
   */
  public static String of(String title, String body) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
        + text(title)
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n"
        + body
        + "</body>\n</html>\n";
  }

  /**
   * A text in HTML.
   *
   * @param text any text
   * @return what shows as the text
   */
  public static String text(String text) {
    return HtmlText.escape(text);
  }
}
