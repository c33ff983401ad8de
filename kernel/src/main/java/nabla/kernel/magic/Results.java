package nabla.kernel.magic;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nabla.kernel.engine.CellError;
import nabla.kernel.engine.Result;

/** Turns what came of code into what Java knows: a value or an exception. */
final class Results {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private Results() {}

  /** The value, which may itself be a result that a magic passed on; throws what the code threw. */
  static Object value(Object found) {
    if (found instanceof Result.Value value) {
      return value(value.value());
    }
    if (found instanceof Result.Failure failure) {
      throw thrown(failure.error());
    }
    if (found instanceof Result) {
      throw new IllegalStateException("the code was stopped: " + found);
    }
    return found;
  }

  private static RuntimeException thrown(CellError error) {
    if (error.cause() == null) {
      return new CompilationException(text(error.traceback()));
    }
    return Results.<RuntimeException>as(error.cause());
  }

  /** As it is: the cell that called shows where it came from. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> RuntimeException as(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private static String text(List<String> traceback) {
    return traceback.stream()
        .map(line -> COLOUR.matcher(line).replaceAll(""))
        .collect(Collectors.joining("\n"))
        .replaceFirst("^CompileError: ", "");
  }
}
