package nabla.grade.judge;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nabla.grade.child.Reply.Trouble;

/** Tells an answer that uses what the homework forbids from one that does not compile. */
final class Blocked {
  private static final Pattern PACKAGES = Pattern.compile("\\b(?:nabla|ai\\.djl)(?:\\.[a-z]\\w*)+");

  private final Set<String> allowed;
  private final Set<String> withheld;
  private final String answers;

  Blocked(Set<String> allowed, Set<String> withheld, Collection<String> answers) {
    this.allowed = allowed;
    this.withheld = withheld;
    this.answers = String.join("\n", answers);
  }

  /** The forbidden thing that a compile error is about, if it is about one. */
  Optional<String> in(Trouble trouble) {
    if (!trouble.kind().equals("compile")) {
      return Optional.empty();
    }
    var found = PACKAGES.matcher(trouble.details());
    while (found.find()) {
      String name = found.group();
      if (allowed.stream().noneMatch(p -> p.startsWith(name) || name.startsWith(p + "."))) {
        return Optional.of(name);
      }
    }
    return withheld.stream()
        .filter(name -> word(name).matcher(trouble.details()).find())
        .filter(name -> !defines(name))
        .findFirst();
  }

  private boolean defines(String name) {
    return Pattern.compile("\\b(?:class|record|interface|enum)\\s+" + name + "\\b")
        .matcher(answers)
        .find();
  }

  private static Pattern word(String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
  }
}
