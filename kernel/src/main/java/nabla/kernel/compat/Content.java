package nabla.kernel.compat;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import nabla.kernel.Version;
import nabla.kernel.display.Bundle;
import nabla.kernel.display.Cells;

/** What the classes that other kernels offer to notebooks need of this one. */
public final class Content {
  private Content() {}

  /**
   * A JSON text as the tree it stands for.
   *
   * @param text in JSON
   * @return maps, lists, strings, numbers and booleans
   */
  public static Object json(String text) {
    return rendered(text, "application/json");
  }

  /**
   * One form of a value.
   *
   * @param value any value
   * @param mime which form
   * @return its content, null where there is none
   */
  public static Object rendered(Object value, String mime) {
    return Cells.render(value, mime).data().get(mime);
  }

  /**
   * An image from its bytes.
   *
   * @param in the bytes
   * @return the image
   */
  public static RenderedImage image(InputStream in) {
    try {
      return ImageIO.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What kernel this is.
   *
   * @return its version
   */
  public static String version() {
    return Version.text();
  }

  /**
   * What kernel this is.
   *
   * @return a line for people
   */
  public static String banner() {
    return "Java " + Runtime.version() + " :: Nabla kernel " + version();
  }

  /**
   * A failure as text.
   *
   * @param thrown what failed
   * @return its lines
   */
  public static List<String> trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().lines().toList();
  }

  /**
   * A class path as cells write it.
   *
   * @param path jars and folders, with the system's separator between them
   */
  public static void addToClassPath(String path) {
    Cells.lineMagic("classpath", List.of(path));
  }

  /**
   * Runs code and renders its value.
   *
   * @param code what could stand in a cell
   * @return its value in its forms, null where there is none
   */
  public static Bundle evaluated(String code) {
    Object value = Cells.eval(code);
    return value == null ? null : Cells.render(value);
  }
}
