package org.dflib.jjava.jupyter.kernel;

import java.util.List;
import nabla.kernel.display.Cells;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** What JJava imports into every cell. */
public class BaseNotebookStatics {
  public static void printf(String format, Object... args) {
    Cells.printf(format, args);
  }

  public static Object eval(String code) {
    return Cells.eval(code);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  public static <T> T lineMagic(String name, List<String> args) {
    return Cells.lineMagic(name, args);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  public static <T> T cellMagic(String name, List<String> args, String body) {
    return Cells.cellMagic(name, args, body);
  }

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
