package nabla.grade.judge;

import java.nio.file.Path;
import java.util.List;

/**
 * The isolation of one run.
 *
 * @param isolation how answers are kept apart
 * @param hidden folders that answers must not see, wherever they lie
 */
record Cage(Isolation isolation, List<Path> hidden) {

  /** Copies the list. */
  Cage {
    hidden = List.copyOf(hidden);
  }

  /** The command that starts a program which reads one folder. */
  List<String> command(List<String> program, Path folder) {
    return isolation.command(program, View.of(folder, hidden));
  }

  /** What to do where a process in it does not come up. */
  String remedy() {
    return isolation.remedy();
  }
}
