package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns problems and exceptions into what a user reads. */
final class ErrorReport {
  private static final Pattern SYNTAX =
      Pattern.compile(
          "^nabla|expected|unclosed|illegal\\.start|not\\.stmt|premature|else\\.without");
  private static final int PROBLEMS = 4;
  private static final int FRAMES = 10;

  private final CompileHints hints;
  private final CellArchive archive;

  ErrorReport(CompileHints hints, CellArchive archive) {
    this.hints = hints;
    this.archive = archive;
  }

  /** The problems of a cell that does not compile, the first four in full. */
  CellError compileError(List<Problem> problems) {
    List<String> lines = new ArrayList<>();
    String first = null;
    int shown = 0;
    List<Problem> telling = telling(problems);
    for (Problem problem : telling) {
      if (shown++ == PROBLEMS) {
        lines.add("… and " + (telling.size() - PROBLEMS) + " more");
        break;
      }
      if (shown > 1) {
        lines.add("");
      }
      CompileHints.Explained explained = hints.explain(problem);
      if (first == null) {
        first = explained.message();
      }
      lines.add(Ansi.error("CompileError: ") + explained.message());
      if (problem.cell() != null) {
        CellText cell = problem.cell();
        lines.add(Ansi.place(cell.file() + ", line " + cell.line(problem.position())));
        lines.addAll(
            SourceExcerpt.pointed(cell, problem.start(), problem.position(), problem.end()));
      }
      lines.addAll(explained.details());
      if (!explained.hint().isEmpty()) {
        lines.add(Ansi.strong("Hint: ") + explained.hint());
      }
    }
    return new CellError(
        "CompileError",
        first == null ? "" : first,
        lines,
        null,
        Unresolved.names(telling, hints.scope()));
  }

  /** Without what only follows from the first: the rest of a text that is no Java, repetitions. */
  private static List<Problem> telling(List<Problem> problems) {
    if (!problems.isEmpty() && SYNTAX.matcher(problems.get(0).code()).find()) {
      return problems.subList(0, 1);
    }
    Set<String> seen = new HashSet<>();
    return problems.stream()
        .filter(
            each ->
                each.cell() == null
                    || seen.add(each.cell().line(each.position()) + " " + each.message()))
        .toList();
  }

  /** A failure of the compiler or of the kernel itself, which is no mistake of the user's. */
  CellError internalError(int cell, Throwable failure) {
    boolean deep =
        failure instanceof StackOverflowError
            || (failure instanceof CompilerFailure ofCompiler && ofCompiler.ofDepth());
    String message;
    String hint;
    if (deep) {
      message = "cell " + cell + " is nested too deeply for the compiler";
      hint = "Take parts of it out into variables or methods.";
    } else if (failure instanceof OutOfMemoryError) {
      message = "there was no memory left to compile cell " + cell;
      hint = "Set large variables to null, or restart the kernel with a larger heap (-Xmx).";
    } else {
      message =
          "the kernel could not compile cell "
              + cell
              + ": "
              + String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
      hint =
          "Nothing of the cell has run, and the session goes on. Try to write it differently; the"
              + " kernel's log says more.";
    }
    List<String> lines =
        List.of(Ansi.error("CompileError: ") + message, Ansi.strong("Hint: ") + hint);
    return new CellError("CompileError", message, lines, new InternalFailure(failure));
  }

  /** An exception with its causes: only the user's frames, each with its source line. */
  CellError runtimeError(Throwable thrown) {
    List<String> lines = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    String hint = "";
    for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
      String message = RuntimeHints.message(each);
      String name = RuntimeHints.name(each);
      lines.add(
          (each == thrown ? "" : "Caused by ")
              + Ansi.error(message.isEmpty() ? name : name + ": ")
              + message);
      lines.addAll(frames(each));
      String better = RuntimeHints.hint(each, message);
      hint = better.isEmpty() ? hint : better;
    }
    if (!hint.isEmpty()) {
      lines.add(Ansi.strong("Hint: ") + hint);
    }
    return new CellError(RuntimeHints.name(thrown), RuntimeHints.message(thrown), lines, thrown);
  }

  private List<String> frames(Throwable thrown) {
    List<StackTraceElement> user = new ArrayList<>();
    StackTraceElement library = null;
    // The stack may overflow in the check at a method's entry, which has no line, or in its call.
    boolean overflow = thrown instanceof StackOverflowError;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (isUsers(frame)) {
        if (frame.getLineNumber() > 0 || !overflow) {
          user.add(frame);
        }
      } else if (user.isEmpty() && !isKernels(frame) && !(overflow && isCall(frame))) {
        library = frame;
      }
    }
    List<String> lines = new ArrayList<>();
    if (library != null && !user.isEmpty()) {
      lines.add("  in " + library.getClassName() + "." + library.getMethodName());
    }
    StackTraceElement last = null;
    int repeated = 0;
    int shown = 0;
    for (StackTraceElement frame : user) {
      if (frame.equals(last)) {
        repeated++;
        continue;
      }
      if (repeated > 0) {
        lines.add("  … " + repeated + " more of the same");
        repeated = 0;
      }
      last = frame;
      if (shown++ == FRAMES) {
        lines.add("  … more calls");
        return lines;
      }
      addFrame(lines, frame);
    }
    if (repeated > 0) {
      lines.add("  … " + repeated + " more of the same");
    }
    return lines;
  }

  private void addFrame(List<String> lines, StackTraceElement frame) {
    String method = readable(frame.getMethodName());
    String place = "  " + frame.getFileName();
    if (frame.getLineNumber() > 0) {
      place += ", line " + frame.getLineNumber();
    }
    lines.add(Ansi.place(place) + (method.isEmpty() ? "" : ", in " + method));
    String text = archive.line(frame.getFileName(), frame.getLineNumber());
    if (!text.isBlank()) {
      lines.add(SourceExcerpt.line(frame.getLineNumber(), text));
    }
  }

  private static String readable(String method) {
    if (method.equals(Unit.RUN)) {
      return "";
    }
    if (method.startsWith("lambda$")) {
      return "a lambda";
    }
    return switch (method) {
      case "<init>" -> "a constructor";
      case "<clinit>" -> "a static initializer";
      default -> method;
    };
  }

  private static boolean isUsers(StackTraceElement frame) {
    return frame.getClassName().startsWith(CellFiles.PACKAGE + ".")
        && SourceLines.cell(frame.getFileName()) >= 0;
  }

  private static boolean isKernels(StackTraceElement frame) {
    return frame.getClassName().startsWith("nabla.kernel.");
  }

  private static boolean isCall(StackTraceElement frame) {
    return frame.getClassName().startsWith("java.lang.invoke.");
  }
}
