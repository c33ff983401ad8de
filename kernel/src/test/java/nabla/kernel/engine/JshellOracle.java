package nabla.kernel.engine;

import java.util.Locale;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/** What the JShell of this JDK makes of a cell. */
final class JshellOracle implements AutoCloseable {
  private static final int ENOUGH = 300; // it never forgets a snippet and slows down

  private JShell shell;
  private boolean imported;
  private int evaluated;

  JshellOracle() {
    open();
  }

  private void open() {
    imported = false;
    evaluated = 0;
    shell = JShell.builder().executionEngine("local").build();
    StandardImports.LIST.forEach(each -> shell.eval("import " + each + ";"));
  }

  /** Forgets everything but the imports it began with. */
  void reset() {
    if (imported || evaluated > ENOUGH) {
      shell.close();
      open();
    } else {
      shell.snippets().filter(each -> each.kind() != Snippet.Kind.IMPORT).forEach(shell::drop);
    }
  }

  /** The outcome of a cell, given snippet by snippet until one fails. */
  FuzzOutcome run(String cell) {
    String rest = cell;
    String value = null;
    while (!rest.isBlank()) {
      SourceCodeAnalysis.CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      switch (info.completeness()) {
        case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE, EMPTY -> {}
        default -> {
          return FuzzOutcome.rejected("incomplete: " + rest);
        }
      }
      String source = info.source() == null ? rest : info.source();
      value = null;
      imported |= source.strip().startsWith("import");
      evaluated++;
      for (SnippetEvent event : shell.eval(source)) {
        if (event.causeSnippet() != null) {
          continue;
        }
        if (event.status() == Snippet.Status.REJECTED) {
          return FuzzOutcome.rejected(
              shell
                  .diagnostics(event.snippet())
                  .map(each -> each.getMessage(Locale.ENGLISH))
                  .findFirst()
                  .orElse(""));
        }
        if (event.exception() != null) {
          return thrown(event.exception());
        }
        if (event.snippet().kind() == Snippet.Kind.VAR && event.status() != Snippet.Status.VALID) {
          return FuzzOutcome.rejected("a variable that waits for its type");
        }
        boolean shows =
            event.snippet().kind() == Snippet.Kind.EXPRESSION
                || event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
        value = shows && !source.strip().endsWith(";") ? event.value() : null;
      }
      rest = info.remaining() == null ? "" : info.remaining();
    }
    return FuzzOutcome.ended(value);
  }

  private static FuzzOutcome thrown(JShellException thrown) {
    return thrown instanceof EvalException known
        ? FuzzOutcome.threw(known.getExceptionClassName().replaceAll(".*[.$]", ""))
        : FuzzOutcome.rejected("unresolved");
  }

  @Override
  public void close() {
    shell.close();
  }
}
