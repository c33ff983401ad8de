package nabla.kernel;

import java.nio.file.Path;
import java.util.List;
import nabla.kernel.comm.Comms;
import nabla.kernel.display.Displays;
import nabla.kernel.display.Renderers;
import nabla.kernel.magic.Magics;

/** The running kernel as an {@link Extension} sees it. All of it may be used from any thread. */
public interface Kernel {

  /**
   * How values become MIME bundles.
   *
   * @return the registry that {@code display}, {@code render} and a cell's last value go through
   */
  Renderers renderers();

  /**
   * Shows, updates and clears what a cell has drawn.
   *
   * @return the displays of this kernel
   */
  Displays displays();

  /**
   * The commands that start with {@code %}.
   *
   * @return the registry of magics
   */
  Magics magics();

  /**
   * Runs code as if it stood in the running cell, magics included.
   *
   * @param code what could stand in a cell
   * @return the value of its last expression, null for none
   * @throws nabla.kernel.magic.CompilationException where it does not compile; else what it throws
   */
  Object eval(String code);

  /**
   * Adds jars and folders to what cells see.
   *
   * @param entries existing jars and folders
   */
  void addToClassPath(List<Path> entries);

  /**
   * Lines to objects in the front end.
   *
   * @return the comms of this kernel
   */
  Comms comms();

  /**
   * Whether the user has asked to stop the cell the calling thread belongs to. A library's own long
   * loop polls this, or calls {@link #checkInterrupted()}.
   *
   * @return true from the request until the cell has ended
   */
  boolean interrupted();

  /** Ends the cell, as the woven checks do, if the user has asked for it. */
  void checkInterrupted();
}
