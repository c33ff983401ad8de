package nabla.grade;

import nabla.grade.judge.Curtain;
import nabla.grade.judge.Judge;

/** Leaves nothing behind when the grader is ended from outside, as by Ctrl-C. */
final class Ending {
  private final Thread hook;

  /**
   * Begins to wait for the end.
   *
   * @param judge whose processes and files are to go
   * @param curtain that is to be opened again
   * @param words what is said then
   */
  Ending(Judge judge, Curtain curtain, Runnable words) {
    hook =
        new Thread(
            () -> {
              words.run();
              judge.close();
              curtain.close();
            },
            "ending");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** All went well: nothing is to be done any more. */
  void off() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The end has come meanwhile.
    }
  }
}
