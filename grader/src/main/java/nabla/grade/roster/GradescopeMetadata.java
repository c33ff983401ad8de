package nabla.grade.roster;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What Gradescope's {@code submission_metadata.yml} says about the submissions beside it.
 *
 * @param entries by the name of the folder
 */
record GradescopeMetadata(Map<String, Entry> entries) {
  static final String FILE = "submission_metadata.yml";
  private static final int MAX_CHARACTERS = 64 << 20;
  private static final DateTimeFormatter RUBY =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[ XXX][ 'UTC']")
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT);

  /**
   * One submission.
   *
   * @param sid the number at school, perhaps empty
   * @param name perhaps empty
   * @param email perhaps empty
   * @param at when it was handed in, null if it is not said
   */
  record Entry(String sid, String name, String email, Instant at) {

    /** What the student is called where there is no roster. */
    String student(String folder) {
      return List.of(sid, email, name, folder).stream()
          .filter(text -> !text.isEmpty())
          .findFirst()
          .orElse(folder);
    }
  }

  /** Reads the file in a folder; knows nothing if it is not there or says nothing. */
  static GradescopeMetadata read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new GradescopeMetadata(Map.of());
    }
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(MAX_CHARACTERS).build();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Map<String, Entry> entries = new HashMap<>();
      if (new Load(settings).loadFromReader(in) instanceof Map<?, ?> root) {
        root.forEach(
            (name, value) -> {
              if (value instanceof Map<?, ?> submission) {
                entries.put(String.valueOf(name), entry(submission));
              }
            });
      }
      return new GradescopeMetadata(entries);
    } catch (IOException | YamlEngineException e) {
      throw new IllegalArgumentException(
          file + " cannot be read, so nobody knows whose the submissions are: " + e.getMessage(),
          e);
    }
  }

  private static Entry entry(Map<?, ?> submission) {
    Map<?, ?> first =
        submission.get(":submitters") instanceof List<?> people
                && !people.isEmpty()
                && people.get(0) instanceof Map<?, ?> person
            ? person
            : Map.of();
    return new Entry(
        text(first, ":sid"),
        text(first, ":name"),
        text(first, ":email"),
        instant(text(submission, ":created_at")));
  }

  private static String text(Map<?, ?> map, String key) {
    Object value = map.get(key);
    return value == null ? "" : String.valueOf(value).strip();
  }

  private static Instant instant(String text) {
    return Stream.of(RUBY, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
        .map(format -> instant(text, format))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Instant instant(String text, DateTimeFormatter format) {
    try {
      return OffsetDateTime.parse(text, format).toInstant();
    } catch (DateTimeException e) {
      return null; // written in another way
    }
  }
}
