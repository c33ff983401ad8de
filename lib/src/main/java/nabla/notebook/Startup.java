package nabla.notebook;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a kernel runs before the first cell. Our own asks {@link NablaExtension}; a stock kernel is
 * given the script that {@link #main} prints.
 */
public final class Startup {
  private static final List<String> IMPORTS =
      List.of(
          "java.util.*",
          "java.util.function.*",
          "java.util.stream.*",
          "nabla.core.*",
          "nabla.data.*",
          "nabla.scratch.nn.*",
          "nabla.scratch.loss.*",
          "nabla.scratch.optim.*",
          "nabla.scratch.autodiff.*",
          "nabla.lessons.*",
          "nabla.djl.*",
          "nabla.plot.*",
          "nabla.table.*",
          "nabla.check.*",
          "nabla.notebook.*",
          // Of DJL and Tablesaw only what no other import has a name for.
          "ai.djl.engine.Engine",
          "ai.djl.ndarray.NDArray",
          "ai.djl.ndarray.NDList",
          "ai.djl.ndarray.NDManager",
          "ai.djl.ndarray.types.DataType",
          "ai.djl.ndarray.types.Shape",
          "ai.djl.nn.Block",
          "ai.djl.nn.SequentialBlock",
          "ai.djl.nn.core.Linear",
          "tech.tablesaw.api.Table");

  private Startup() {}

  /**
   * The imports every cell gets.
   *
   * @return names and wildcards, without the keyword and the semicolon
   */
  public static List<String> imports() {
    return IMPORTS;
  }

  /** Connects the library with the stock kernel that this process is, if it is one. */
  public static void attach() {
    StockScreen.find().ifPresent(Screens::set);
  }

  /**
   * Prints the startup script for stock kernels.
   *
   * @param args none
   */
  public static void main(String[] args) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    IMPORTS.forEach(name -> out.println("import " + name + ";"));
    out.println("nabla.notebook.Startup.attach();");
  }
}
