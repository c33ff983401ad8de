package nabla.kernel.engine;

import java.util.List;

/**
 * What could stand at the cursor.
 *
 * @param start where the text to replace begins, in UTF-16 units
 * @param end where it ends
 * @param items best first
 */
public record Completions(int start, int end, List<Item> items) {

  // Copies the items.
  public Completions {
    items = List.copyOf(items);
  }

  /**
   * One candidate.
   *
   * @param text what to insert
   * @param type a word such as {@code method}, {@code field}, {@code class}, {@code variable},
   *     {@code keyword}, {@code package} or {@code magic}
   * @param signature parameters and type for a human, empty where there are none
   */
  public record Item(String text, String type, String signature) {}
}
