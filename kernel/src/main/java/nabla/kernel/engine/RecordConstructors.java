package nabla.kernel.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The constructors of a record that have to be made public because the record is: types of cells
 * are public members, and a record's canonical constructor must be as accessible as the record.
 */
final class RecordConstructors {
  private RecordConstructors() {}

  /**
   * A constructor that is not public.
   *
   * @param from where its modifiers start, or its name where it has none
   * @param name where its name starts
   */
  record Place(int from, int name) {}

  /** Those of the type that these tokens declare; none where that is no record. */
  static List<Place> closed(List<Token> tokens) {
    List<Place> places = new ArrayList<>();
    int record = 0;
    while (record < tokens.size() && !tokens.get(record).isName("record")) {
      if (tokens.get(record).is("{")
          || tokens.get(record).is("class")
          || tokens.get(record).is("interface")
          || tokens.get(record).is("enum")) {
        return places;
      }
      record++;
    }
    if (record + 2 >= tokens.size() || !tokens.get(record + 1).isName()) {
      return places;
    }
    String name = tokens.get(record + 1).text();
    int depth = 0;
    for (int i = record + 2; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("{") || token.is("(")) {
        depth++;
      } else if (token.is("}") || token.is(")")) {
        depth--;
      } else if (depth == 1 && token.isName(name) && startsConstructor(tokens, i)) {
        Token before = tokens.get(i - 1);
        if (!before.is("public") && !before.is("private")) {
          places.add(
              new Place(before.is("protected") ? before.start() : token.start(), token.start()));
        }
      }
    }
    return places;
  }

  private static boolean startsConstructor(List<Token> tokens, int name) {
    Token next = tokens.get(name + 1);
    if (next.is("{")) {
      return true;
    }
    Token before = tokens.get(name - 1);
    boolean member =
        before.is("{")
            || before.is("}")
            || before.is(";")
            || before.is(")")
            || before.is("protected")
            || (before.isName() && name > 1 && tokens.get(name - 2).is("@"));
    return next.is("(") && member;
  }
}
