package nabla.grade.roster;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nabla.grade.judge.Origin;
import nabla.grade.judge.Skipped;
import nabla.grade.judge.Submission;

/**
 * Finds out who handed in a file: from the outermost folder inwards, by what Moodle, Canvas and
 * Gradescope write, or by an id, an address or a name of the roster. What a student can name, the
 * file, is asked last.
 */
public final class Identification {
  private static final String GRADESCOPE_EXPORT = "assignment_\\d{1,18}_export";

  private final Roster roster;
  private final Map<Path, GradescopeMetadata> metadata = new HashMap<>();

  /**
   * By a roster.
   *
   * @param roster {@link Roster#none()} if there is none
   */
  public Identification(Roster roster) {
    this.roster = roster;
  }

  /**
   * Says whose the files are.
   *
   * @param found files, each with the student that its outermost folder names
   * @return the same in the same order, each with its student
   */
  public List<Submission> of(List<Submission> found) {
    List<Guess> guesses = found.stream().map(this::guess).toList();
    Map<String, Set<String>> numbers = new HashMap<>();
    for (Guess guess : guesses) {
      numbers.computeIfAbsent(guess.student(), name -> new HashSet<>()).add(guess.number());
    }
    List<Submission> out = new ArrayList<>();
    for (int i = 0; i < guesses.size(); i++) {
      Guess guess = guesses.get(i);
      boolean shared = numbers.get(guess.student()).size() > 1 && !guess.number().isEmpty();
      String student = shared ? guess.student() + " " + guess.number() : guess.student();
      Origin origin = found.get(i).origin();
      Instant at = guess.at() == null ? origin.at() : guess.at();
      out.add(found.get(i).from(origin.by(student, at, guess.late())));
    }
    return out;
  }

  /** Whose a file seems to be; the number tells apart two people of one name. */
  private record Guess(String student, String number, Instant at, boolean late) {}

  /**
   * Says in whose folders files lie that are no submissions.
   *
   * @param skipped each with the student that its outermost folder names
   * @return the same in the same order, each with its student
   */
  public List<Skipped> ofSkipped(List<Skipped> skipped) {
    return skipped.stream()
        .map(
            file -> {
              Guess guess = guess(file.file(), file.student(), null);
              return new Skipped(file.file(), guess.student(), file.reason());
            })
        .toList();
  }

  private Guess guess(Submission submission) {
    return guess(submission.origin().file(), submission.origin().student(), submission.file());
  }

  private Guess guess(String name, String otherwise, Path file) {
    String[] parts = name.split("/", -1);
    boolean certain = true; // nobody but the teacher has named what lies outside of this part
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      Optional<Layout> layout = last ? Layout.ofFile(parts[i]) : Layout.ofFolder(parts[i]);
      if (layout.isPresent() && (certain || !roster.isEmpty())) {
        return byLayout(layout.get(), file, parts.length - 1 - i, certain);
      }
      Optional<Person> person = mentioned(last ? stem(parts[i]) : parts[i]);
      if (person.isPresent()) {
        return new Guess(person.get().id(), "", null, false);
      }
      certain &= parts[i].matches(GRADESCOPE_EXPORT);
    }
    return new Guess(otherwise, "", null, false);
  }

  private Guess byLayout(Layout layout, Path file, int below, boolean certain) {
    if (layout.platform() == Layout.Platform.GRADESCOPE && file != null) {
      Path folder = file;
      for (int i = 0; i <= below; i++) {
        folder = folder.getParent();
      }
      GradescopeMetadata.Entry entry =
          metadata
              .computeIfAbsent(folder, place -> metadata(place, certain))
              .entries()
              .getOrDefault(layout.name(), new GradescopeMetadata.Entry("", "", "", null));
      String student =
          known(entry.sid(), entry.email(), entry.name())
              .map(Person::id)
              .orElse(entry.student(layout.name()));
      return new Guess(student, "", entry.at(), false);
    }
    return known(layout.key(), layout.name(), Names.plain(layout.name()))
        .map(person -> new Guess(person.id(), "", null, layout.late()))
        .orElse(new Guess(layout.name(), layout.number(), null, layout.late()));
  }

  /**
   * A file of the teacher's that cannot be read is said; one that a student may have put there is
   * not.
   */
  private static GradescopeMetadata metadata(Path folder, boolean certain) {
    try {
      return GradescopeMetadata.read(folder);
    } catch (IllegalArgumentException e) {
      if (certain) {
        throw e;
      }
      return new GradescopeMetadata(Map.of());
    }
  }

  private Optional<Person> known(String... keys) {
    return List.of(keys).stream()
        .filter(key -> !key.isEmpty())
        .map(roster::known)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The one person whose id, address or name a text is, or has between other words. */
  private Optional<Person> mentioned(String text) {
    Optional<Person> whole = known(text, Names.plain(text));
    if (whole.isPresent()) {
      return whole;
    }
    List<Person> within =
        roster.people().stream()
            .filter(
                person ->
                    contains(text, person.id())
                        || contains(text, person.email())
                        || contains(text, person.name()))
            .toList();
    return within.size() == 1 ? Optional.of(within.get(0)) : Optional.empty();
  }

  private static boolean contains(String text, String word) {
    if (word.isEmpty()) {
      return false;
    }
    for (int i = 0; i + word.length() <= text.length(); i++) {
      int end = i + word.length();
      if (text.regionMatches(true, i, word, 0, word.length())
          && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))
          && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
