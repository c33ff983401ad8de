package nabla.kernel.engine;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads types off the attributed tree of a {@link Unit}. */
final class UnitTypes {
  private UnitTypes() {}

  /**
   * What an inference found.
   *
   * @param variables the types of variables declared with {@code var}
   * @param anonymous for those whose value is of an anonymous class, how a class of its own would
   *     continue its head, such as {@code extends java.lang.Object}
   * @param lastIsVoid whether the last statement is a call without a value
   */
  record Inferred(
      Map<String, String> variables, Map<String, String> anonymous, boolean lastIsVoid) {}

  /**
   * The fields of the first class, which are the cell's variables.
   *
   * @param types by name
   * @param uses where the statements of the cell name them
   */
  record Fields(Map<String, String> types, List<Use> uses) {}

  /** A variable's name in a statement, and where that is in the made text. */
  record Use(String name, long position) {}

  /** The fields of the first class. */
  static Fields fields(JavacTask task, CompilationUnitTree unit) {
    Trees trees = Trees.instance(task);
    Map<String, String> types = new HashMap<>();
    TreePath path = mainClass(unit);
    for (Tree member : ((ClassTree) path.getLeaf()).getMembers()) {
      if (member instanceof VariableTree variable) {
        Element element = trees.getElement(new TreePath(path, member));
        if (element != null) {
          types.put(variable.getName().toString(), TypeNames.source(element.asType()));
        }
      }
    }
    return new Fields(types, uses(trees, path, types.keySet()));
  }

  private static List<Use> uses(Trees trees, TreePath main, Set<String> fields) {
    List<Use> uses = new ArrayList<>();
    if (fields.isEmpty()) {
      return uses;
    }
    TreePathScanner<Void, Void> scanner =
        new TreePathScanner<>() {
          @Override
          public Void visitIdentifier(IdentifierTree identifier, Void nothing) {
            String name = identifier.getName().toString();
            Element element = fields.contains(name) ? trees.getElement(getCurrentPath()) : null;
            if (element != null && element.getKind() == ElementKind.FIELD) {
              long position =
                  trees
                      .getSourcePositions()
                      .getStartPosition(main.getCompilationUnit(), identifier);
              uses.add(new Use(name, position));
            }
            return null;
          }
        };
    run(main).ifPresent(run -> scanner.scan(run, null));
    return uses;
  }

  /** The types of the local variables of the method that runs the cell. */
  static Inferred inferred(JavacTask task, CompilationUnitTree unit) {
    Trees trees = Trees.instance(task);
    Map<String, String> types = new HashMap<>();
    Map<String, String> anonymous = new HashMap<>();
    boolean lastIsVoid = false;
    TreePath main = mainClass(unit);
    TreePath run = run(main).orElse(null);
    if (run != null) {
      TreePath body = new TreePath(run, ((MethodTree) run.getLeaf()).getBody());
      List<? extends StatementTree> statements = ((BlockTree) body.getLeaf()).getStatements();
      for (StatementTree statement : statements) {
        TreePath path = new TreePath(body, statement);
        if (statement instanceof VariableTree variable) {
          Element element = trees.getElement(path);
          if (element != null) {
            types.put(variable.getName().toString(), TypeNames.source(element.asType()));
            anonymousHead(element)
                .ifPresent(head -> anonymous.put(variable.getName().toString(), head));
          }
        }
      }
      if (!statements.isEmpty()
          && statements.get(statements.size() - 1) instanceof ExpressionStatementTree last) {
        lastIsVoid = isVoid(trees, new TreePath(new TreePath(body, last), last.getExpression()));
      }
    }
    return new Inferred(types, anonymous, lastIsVoid);
  }

  private static boolean isVoid(Trees trees, TreePath expression) {
    // The type of MethodHandle.invoke as a statement is void, whatever it returns.
    TypeMirror type =
        trees.getElement(expression) instanceof ExecutableElement method
                && method.getKind() == ElementKind.METHOD
            ? method.getReturnType()
            : trees.getTypeMirror(expression);
    return type != null && type.getKind() == TypeKind.VOID;
  }

  private static Optional<String> anonymousHead(Element variable) {
    if (variable.asType() instanceof DeclaredType type
        && type.asElement() instanceof TypeElement element
        && element.getNestingKind() == NestingKind.ANONYMOUS) {
      String parent = TypeNames.source(type);
      return Optional.of((element.getInterfaces().isEmpty() ? "extends " : "implements ") + parent);
    }
    return Optional.empty();
  }

  /** The method with the statements of the cell. */
  private static Optional<TreePath> run(TreePath main) {
    return ((ClassTree) main.getLeaf())
        .getMembers().stream()
            .filter(MethodTree.class::isInstance)
            .filter(member -> ((MethodTree) member).getName().contentEquals(Unit.RUN))
            .map(member -> new TreePath(main, member))
            .findFirst();
  }

  private static TreePath mainClass(CompilationUnitTree unit) {
    return new TreePath(new TreePath(unit), unit.getTypeDecls().get(0));
  }
}
