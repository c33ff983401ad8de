package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import nabla.kernel.display.Cells;

/** What IJava imports into every cell: displays. */
public class Display {
  public static DisplayData render(Object value) {
    return DisplayData.of(Cells.render(value));
  }

  public static DisplayData render(Object value, String... mimes) {
    return DisplayData.of(Cells.render(value, mimes));
  }

  public static String display(Object value) {
    return Cells.display(value);
  }

  public static String display(Object value, String... mimes) {
    return Cells.display(value, mimes);
  }

  public static void updateDisplay(String id, Object value) {
    Cells.updateDisplay(id, value);
  }

  public static void updateDisplay(String id, Object value, String... mimes) {
    Cells.updateDisplay(id, value, mimes);
  }
}
