package nabla.kernel.wire;

import java.util.concurrent.Callable;
import nabla.kernel.engine.CellError;
import nabla.kernel.engine.Result;

final class Calls {
  private Calls() {}

  static Result call(SessionRunner runner, int cell, Callable<?> body) {
    try {
      return new Result.Value(body.call(), true);
    } catch (Exception e) {
      return new Result.Failure(
          new CellError(
              e.getClass().getSimpleName(),
              String.valueOf(e.getMessage()),
              java.util.List.of(e.toString()),
              e));
    }
  }
}
