package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.List;

/** Turns problems and exceptions into what a user reads. */
final class ErrorReport {
  private final Names names;
  private final Scope scope;
  private final CellArchive archive;

  ErrorReport(Names names, Scope scope, CellArchive archive) {
    this.names = names;
    this.scope = scope;
    this.archive = archive;
  }

  CellError compileError(List<Problem> problems, CellText text) {
    List<String> lines = new ArrayList<>();
    for (Problem problem : problems) {
      if (problem.cell() == null) {
        lines.add(problem.message());
        continue;
      }
      CellText cell = problem.cell();
      int line = cell.line(problem.position());
      lines.add(
          "cell " + cell.cell() + ", line " + line + ": " + TypeNames.readable(problem.message()));
      lines.add("  " + cell.lineText(line));
    }
    String first = lines.isEmpty() ? "" : lines.get(0);
    return new CellError("CompileError", first, lines, null);
  }

  CellError runtimeError(Throwable thrown, int cell) {
    List<String> lines = new ArrayList<>();
    lines.add(String.valueOf(thrown));
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().startsWith(CellFiles.PACKAGE + ".") && frame.getFileName() != null) {
        lines.add("  " + frame.getFileName() + ", line " + frame.getLineNumber());
        lines.add(
            "    "
                + archive.line(
                    Integer.parseInt(frame.getFileName().substring(5)), frame.getLineNumber()));
      }
    }
    return new CellError(
        thrown.getClass().getSimpleName(), String.valueOf(thrown.getMessage()), lines, thrown);
  }
}
