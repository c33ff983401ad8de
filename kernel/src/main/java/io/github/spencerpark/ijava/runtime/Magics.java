package io.github.spencerpark.ijava.runtime;

import java.util.List;
import nabla.kernel.display.Cells;

/** What IJava imports into every cell: the magics. */
public class Magics {
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public static <T> T lineMagic(String name, List<String> args) {
    return Cells.lineMagic(name, args);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  public static <T> T cellMagic(String name, List<String> args, String body) {
    return Cells.cellMagic(name, args, body);
  }
}
