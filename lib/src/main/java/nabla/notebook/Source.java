package nabla.notebook;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Shows the source that the library really runs: it travels in the library's jar, so what is read
 * in a notebook cannot be out of date.
 */
public final class Source {

  private Source() {}

  /**
   * A method, or all methods of that name, or a field.
   *
   * @param type a class of the library
   * @param name the name of the method or field
   * @return its source, to end a cell with
   */
  public static Markdown of(Class<?> type, String name) {
    String text = text(type);
    var found = new StringJoiner("\n\n");
    visit(
        text,
        type.getSimpleName(),
        (start, end, member) -> {
          if (memberName(member).equals(name)) {
            found.add(dedent(text, start, end));
          }
        });
    if (found.length() == 0) {
      throw new IllegalArgumentException(
          "%s declares no method or field %s: look at Source.of(%s.class)"
              .formatted(type.getSimpleName(), name, type.getSimpleName()));
    }
    return code(type, found.toString());
  }

  /**
   * A whole class, without its package line and imports.
   *
   * @param type a class of the library
   * @return its source, to end a cell with
   */
  public static Markdown of(Class<?> type) {
    String text = text(type);
    int start = text.indexOf("/**");
    return code(type, text.substring(Math.max(0, start)).strip());
  }

  private static Markdown code(Class<?> type, String source) {
    return new Markdown("`%s`\n```java\n%s\n```".formatted(path(type), source));
  }

  private static String path(Class<?> type) {
    return type.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java";
  }

  private static String text(Class<?> type) {
    try (var in = type.getResourceAsStream("/META-INF/sources/" + path(type))) {
      if (in == null) {
        throw new IllegalArgumentException(
            "the source of %s is not on the class path: Source shows classes of the library"
                .formatted(type.getName()));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Found {
    void member(int start, int end, Tree member);
  }

  /** Calls back for every method and field of the named class. */
  private static void visit(String text, String className, Found found) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("Source needs a JDK, this is a Java runtime without javac");
    }
    var file =
        new SimpleJavaFileObject(URI.create("string:///X.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return text;
          }
        };
    var task =
        (JavacTask)
            compiler.getTask(null, null, d -> {}, List.of("-proc:none"), null, List.of(file));
    try {
      var positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new TreeScanner<Void, Void>() {
          @Override
          public Void visitClass(ClassTree type, Void unused) {
            if (type.getSimpleName().contentEquals(className)) {
              for (Tree member : type.getMembers()) {
                int start = (int) positions.getStartPosition(unit, member);
                int end = (int) positions.getEndPosition(unit, member);
                if (start >= 0 && end > start) {
                  found.member(start, end, member);
                }
              }
            }
            return super.visitClass(type, null);
          }
        }.scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String memberName(Tree member) {
    if (member instanceof MethodTree method) {
      return method.getName().toString();
    }
    return member instanceof VariableTree field ? field.getName().toString() : "";
  }

  /** The lines of a member, moved to the left margin. */
  private static String dedent(String text, int start, int end) {
    int lineStart = text.lastIndexOf('\n', start) + 1;
    String indent = text.substring(lineStart, start);
    return text.substring(start, end).replace("\n" + indent, "\n");
  }
}
