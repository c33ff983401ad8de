package nabla.kernel.io;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import nabla.kernel.engine.CellContext;

/** The latest executions of cells by number, so that a thread finds the cell that started it. */
final class CellScopes {
  private static final int REMEMBERED = 1000;

  private final Map<Integer, CellScope> byCell =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, CellScope> eldest) {
          return size() > REMEMBERED;
        }
      };
  private CellScope running = new CellScope(0, Map.of(), false, false, null, 0);

  synchronized void enter(CellScope scope) {
    running = scope;
    byCell.remove(scope.cell()); // so that it becomes the youngest
    byCell.put(scope.cell(), scope);
  }

  /**
   * The cell the calling thread belongs to; the running one for threads of no cell and for the
   * workers of the common pool, which outlive the cell that happened to start them and work for
   * whoever comes.
   */
  synchronized CellScope current() {
    int cell = CellContext.current();
    return cell == 0 || isCommonWorker() ? running : byCell.getOrDefault(cell, running);
  }

  private static boolean isCommonWorker() {
    return Thread.currentThread() instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }
}
