package nabla.grade.roster;

import java.util.Map;

/**
 * Somebody in the class.
 *
 * @param id what the school knows them by
 * @param name as the roster writes it, perhaps empty
 * @param email perhaps empty
 * @param fields the roster's whole row by column, in lower case: systems want theirs back
 */
public record Person(String id, String name, String email, Map<String, String> fields) {

  /** Copies the map. */
  public Person {
    fields = Map.copyOf(fields);
  }

  /**
   * Somebody whom the roster does not know.
   *
   * @param id what the folder or the file says
   * @return a person of whom nothing else is known
   */
  public static Person unknown(String id) {
    return new Person(id, "", "", Map.of());
  }

  /**
   * What the roster has in a column.
   *
   * @param column its name in lower case
   * @return empty if it has none
   */
  public String field(String column) {
    return fields.getOrDefault(column, "").strip();
  }
}
