package nabla.grade.roster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nabla.grade.csv.CsvTable;

/** The class, as the school has it. */
public final class Roster {
  private static final String CANVAS_HEAD = "points possible";

  private final List<String> head;
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final Map<String, List<Person>> byKey = new HashMap<>();

  private Roster(List<String> head) {
    this.head = head;
  }

  /**
   * No roster: every name is as good as another.
   *
   * @return an empty one
   */
  public static Roster none() {
    return new Roster(List.of());
  }

  /**
   * Reads a roster: a table with a column {@code id}, and perhaps {@code name} and {@code email};
   * or what Moodle calls the grading worksheet; or what Canvas exports as the grade book.
   *
   * @param file in CSV
   * @return the class
   * @throws IllegalArgumentException if it is no roster, with what to do
   */
  public static Roster read(Path file) {
    CsvTable table = CsvTable.read(file);
    Columns columns = Columns.of(table);
    Roster roster = new Roster(table.head());
    for (CsvTable.Row row : table.rows()) {
      Person person = columns.person(row);
      boolean nobody =
          row.field("student").equalsIgnoreCase(CANVAS_HEAD)
              || row.field("student").equalsIgnoreCase("Student, Test");
      if (!nobody) {
        roster.add(person, file + ", line " + row.line());
      }
    }
    if (roster.people.isEmpty()) {
      throw new IllegalArgumentException(file + " names no student.");
    }
    return roster;
  }

  private void add(Person person, String where) {
    if (person.id().isEmpty()) {
      throw new IllegalArgumentException(where + ": a student without an id.");
    }
    if (people.put(person.id(), person) != null) {
      throw new IllegalArgumentException(
          where + ": the student " + person.id() + " stands there twice.");
    }
    key(person.id(), person);
    key(person.email(), person);
    Names.spellings(person.name()).forEach(name -> key(name, person));
    key(participant(person.field("identifier")), person);
    if (!person.field("sis login id").isEmpty()) {
      key(person.field("sis login id"), person);
      key(canvas(person.field("id")), person);
    }
  }

  private void key(String key, Person person) {
    if (!key.isEmpty()) {
      List<Person> same =
          byKey.computeIfAbsent(key.toLowerCase(Locale.ROOT), k -> new ArrayList<>());
      if (!same.contains(person)) {
        same.add(person);
      }
    }
  }

  /** The key of somebody whom Moodle calls by number in one homework. */
  static String participant(String text) {
    String digits = text.replaceAll("\\D", "");
    return digits.isEmpty() ? "" : "moodle participant " + digits;
  }

  /** The key of somebody whom Canvas calls by number. */
  static String canvas(String id) {
    return id.isEmpty() ? "" : "canvas user " + id;
  }

  /**
   * Everybody.
   *
   * @return in the roster's order
   */
  public List<Person> people() {
    return List.copyOf(people.values());
  }

  /**
   * The names of its columns, as the file writes them.
   *
   * @return empty if there is no roster
   */
  public List<String> head() {
    return head;
  }

  /**
   * Whether there is a roster at all.
   *
   * @return true if nobody is in it
   */
  public boolean isEmpty() {
    return people.isEmpty();
  }

  /**
   * Somebody by id.
   *
   * @param id exactly as in the roster
   * @return empty if it has nobody of that id
   */
  public Optional<Person> find(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /** The one person with a key, be it an id, an address or a name; nobody if there are two. */
  Optional<Person> known(String key) {
    List<Person> same = byKey.getOrDefault(key.strip().toLowerCase(Locale.ROOT), List.of());
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }
}
