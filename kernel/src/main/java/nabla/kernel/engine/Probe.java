package nabla.kernel.engine;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;

/** Attributes unfinished cells, to look at their trees; nothing is entered into the scope. */
final class Probe {
  private final Javac javac;
  private final Scope scope;

  /** What a visitor sees: the task, its tree and the way from the cell's offsets to the tree's. */
  record View(JavacTask task, CompilationUnitTree tree, MappedSource source, CellText cell) {}

  Probe(Javac javac, Scope scope) {
    this.javac = javac;
    this.scope = scope;
  }

  <T> T look(String code, java.util.function.Function<View, T> visitor) {
    CellText cell = new CellText(0, code);
    MappedSource source = new Unit("Probe", cell, Splitter.split(code), scope).inferenceSource();
    BiFunction<JavacTask, CompilationUnitTree, T> inspector =
        (task, tree) -> visitor.apply(new View(task, tree, source, cell));
    return javac.look(source, inspector);
  }

  /** The problems of a text that does not parse, in terms of the cell. */
  List<Problem> syntax(CellText cell) {
    return javac.parse(
        new Unit("Probe", cell, Splitter.split(cell.code()), scope).inferenceSource());
  }

  /** Text cut off somewhere, with what closes its open brackets. */
  static String closed(String code) {
    Deque<Token> open = new ArrayDeque<>();
    for (Token token : Lexer.tokens(code)) {
      if (token.is("(") || token.is("[") || token.is("{")) {
        open.push(token);
      } else if ((token.is(")") || token.is("]") || token.is("}")) && !open.isEmpty()) {
        open.pop();
      }
    }
    StringBuilder text = new StringBuilder(code);
    boolean first = true;
    for (Token token : open) {
      if (token.is("{")) {
        text.append(first ? ";}" : " ;}");
      } else {
        text.append(Brackets.closing(token.text()));
      }
      first = false;
    }
    return text.toString();
  }
}
