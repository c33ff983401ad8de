package nabla.kernel.engine;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Says what the name at the cursor is: signature, documentation, and where it is declared. */
final class Inspector {
  private static final int MEMBERS = 40;

  private final Probe probe;
  private final Scope scope;
  private final JavadocSources sources;

  Inspector(Probe probe, Scope scope, JavadocSources sources) {
    this.probe = probe;
    this.scope = scope;
    this.sources = sources;
  }

  Optional<Inspection> inspect(String code, int cursor, boolean detailed) {
    Token name = nameAt(code, Math.max(0, Math.min(cursor, code.length())));
    if (name == null) {
      return Optional.empty();
    }
    String before = code.substring(0, name.end());
    // What follows the name may be what keeps the text from being Java; alone, it may be anything.
    for (String text :
        List.of(
            code,
            Probe.closed(before),
            Probe.closed(before + "()"),
            Probe.closed(before + ".class"))) {
      Optional<Inspection> found = look(text, name, detailed);
      if (found.isPresent()) {
        return found;
      }
    }
    return declared(name.text());
  }

  /** The name the cursor touches, or the one of the call it is in the arguments of. */
  private static Token nameAt(String code, int cursor) {
    Deque<Token> calls = new ArrayDeque<>();
    List<Token> tokens = Lexer.tokens(code);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isName() && token.start() <= cursor && cursor <= token.end()) {
        return token;
      }
      if (token.start() >= cursor) {
        break;
      }
      if (token.is("(") && i > 0) {
        calls.push(called(tokens, i - 1));
      } else if (token.is("(")) {
        calls.push(token);
      } else if (token.is(")") && !calls.isEmpty()) {
        calls.pop();
      }
    }
    return calls.stream().filter(Token::isName).findFirst().orElse(null);
  }

  /**
   * What stands before a parenthesis and, as in {@code new Box<String>(}, before type arguments.
   */
  private static Token called(List<Token> tokens, int before) {
    int open = 0;
    for (int i = before; i > 0; i--) {
      String text = tokens.get(i).text();
      if (text.matches("[<>]+")) {
        open += text.startsWith(">") ? text.length() : -text.length();
      }
      if (open <= 0) {
        return tokens.get(i == before ? i : i - 1);
      }
    }
    return tokens.get(before);
  }

  private Optional<Inspection> look(String code, Token name, boolean detailed) {
    return probe.look(
        code,
        view -> {
          int at = view.source().made(view.cell(), name.start());
          if (at < 0) {
            return Optional.<Inspection>empty();
          }
          TreePath path = path(view, name.text(), at);
          return path == null ? Optional.<Inspection>empty() : describe(view, path, detailed);
        });
  }

  private static TreePath path(Probe.View view, String name, int at) {
    Trees trees = Trees.instance(view.task());
    TreePath[] found = new TreePath[1];
    new TreePathScanner<Void, Void>() {
      private boolean touches(Tree tree) {
        var positions = trees.getSourcePositions();
        long start = positions.getStartPosition(view.tree(), tree);
        long end = positions.getEndPosition(view.tree(), tree);
        return start <= at && at < end;
      }

      private void keep(CharSequence each, Tree tree, boolean atEnd) {
        if (name.contentEquals(each) && touches(tree)) {
          long end = trees.getSourcePositions().getEndPosition(view.tree(), tree);
          if (!atEnd || end == at + name.length()) {
            found[0] = getCurrentPath();
          }
        }
      }

      @Override
      public Void visitIdentifier(IdentifierTree tree, Void nothing) {
        keep(tree.getName(), tree, true);
        return super.visitIdentifier(tree, null);
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
        keep(tree.getIdentifier(), tree, true);
        return super.visitMemberSelect(tree, null);
      }

      @Override
      public Void visitMemberReference(MemberReferenceTree tree, Void nothing) {
        keep(tree.getName(), tree, true);
        return super.visitMemberReference(tree, null);
      }

      @Override
      public Void visitVariable(VariableTree tree, Void nothing) {
        keep(tree.getName(), tree, false);
        return super.visitVariable(tree, null);
      }

      @Override
      public Void visitMethod(MethodTree tree, Void nothing) {
        keep(tree.getName(), tree, false);
        return super.visitMethod(tree, null);
      }

      @Override
      public Void visitClass(ClassTree tree, Void nothing) {
        keep(tree.getSimpleName(), tree, false);
        return super.visitClass(tree, null);
      }
    }.scan(view.tree(), null);
    return found[0];
  }

  private Optional<Inspection> describe(Probe.View view, TreePath path, boolean detailed) {
    Trees trees = Trees.instance(view.task());
    TreePath whole = path;
    if (path.getParentPath() != null
        && path.getParentPath().getLeaf() instanceof ParameterizedTypeTree generic
        && generic.getType() == path.getLeaf()) {
      whole = path.getParentPath();
    }
    TreePath parent = whole.getParentPath();
    Element element = trees.getElement(path);
    if (parent != null
        && parent.getLeaf() instanceof NewClassTree created
        && created.getIdentifier() == whole.getLeaf()
        && trees.getElement(parent) != null) {
      element = trees.getElement(parent);
    }
    TypeMirror type = trees.getTypeMirror(path);
    boolean known =
        element != null
            && !element.getSimpleName().toString().isEmpty()
            && element.asType().getKind() != TypeKind.ERROR;
    Set<Element> overloads = new LinkedHashSet<>();
    if (known) {
      overloads.add(element);
      if (element instanceof ExecutableElement method
          && method.getEnclosingElement() instanceof TypeElement owner) {
        overloads.addAll(named(view, owner, method.getSimpleName(), method.getKind()));
      }
    } else if (path.getLeaf() instanceof MemberSelectTree select
        && trees.getTypeMirror(new TreePath(path, select.getExpression()))
            instanceof DeclaredType owner) {
      overloads.addAll(
          named(view, (TypeElement) owner.asElement(), select.getIdentifier(), ElementKind.METHOD));
    }
    if (overloads.isEmpty()) {
      return Optional.empty();
    }
    String signatures =
        overloads.stream()
            .limit(detailed ? 30 : 8)
            .map(each -> signature(each, each instanceof ExecutableElement ? null : type))
            .collect(Collectors.joining("\n"));
    StringBuilder text = new StringBuilder(signatures);
    StringBuilder markdown = new StringBuilder("```java\n" + signatures + "\n```");
    Optional<String> comment = comment(view, overloads);
    comment
        .map(each -> Javadoc.markdown(each, detailed))
        .filter(each -> !each.isBlank())
        .ifPresent(
            each -> {
              text.append("\n\n").append(each);
              markdown.append("\n\n").append(each);
            });
    if (detailed && element instanceof TypeElement owner) {
      String members = members(view, owner);
      text.append("\n\n").append(members);
      markdown.append("\n\n```java\n").append(members).append("\n```");
    }
    return Optional.of(new Inspection(text.toString(), markdown.toString()));
  }

  private static List<Element> named(
      Probe.View view, TypeElement owner, CharSequence name, ElementKind kind) {
    List<Element> found = new ArrayList<>();
    for (Element each : view.task().getElements().getAllMembers(owner)) {
      if (each.getKind() == kind
          && each.getSimpleName().contentEquals(name)
          && !each.getModifiers().contains(Modifier.PRIVATE)) {
        found.add(each);
      }
    }
    return found;
  }

  private Optional<String> comment(Probe.View view, Set<Element> elements) {
    for (Element each : elements) {
      Optional<String> comment = sources.comment(view.task(), each);
      if (comment.isPresent()) {
        return comment;
      }
      Optional<String> inherited = inherited(view, each);
      if (inherited.isPresent()) {
        return inherited;
      }
    }
    return Optional.empty();
  }

  private Optional<String> inherited(Probe.View view, Element element) {
    if (!(element instanceof ExecutableElement method)
        || !(element.getEnclosingElement() instanceof TypeElement owner)) {
      return Optional.empty();
    }
    for (TypeMirror parent : view.task().getTypes().directSupertypes(owner.asType())) {
      TypeElement type = (TypeElement) ((DeclaredType) parent).asElement();
      for (Element each : type.getEnclosedElements()) {
        if (each instanceof ExecutableElement other
            && view.task().getElements().overrides(method, other, owner)) {
          Optional<String> comment = sources.comment(view.task(), other);
          return comment.isPresent() ? comment : inherited(view, other);
        }
      }
    }
    return Optional.empty();
  }

  private static String signature(Element element, TypeMirror type) {
    if (element instanceof ExecutableElement method) {
      String owner = TypeNames.readable(method.getEnclosingElement().toString());
      String name =
          method.getKind() == ElementKind.CONSTRUCTOR
              ? "new " + method.getEnclosingElement().getSimpleName()
              : isOfCell(method)
                  ? method.getSimpleName().toString()
                  : simple(owner) + "." + method.getSimpleName();
      String thrown =
          method.getThrownTypes().isEmpty()
              ? ""
              : method.getThrownTypes().stream()
                  .map(Completer::readable)
                  .collect(Collectors.joining(", ", " throws ", ""));
      return name + Completer.signature(method, (ExecutableType) method.asType()) + thrown;
    }
    if (element instanceof TypeElement named) {
      String kind = named.getKind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
      String parent =
          named.getSuperclass() instanceof DeclaredType above
                  && !above.toString().equals("java.lang.Object")
              ? " extends " + Completer.readable(above)
              : "";
      return kind + " " + TypeNames.readable(named.asType().toString().replace(",", ", ")) + parent;
    }
    TypeMirror shown = type == null ? element.asType() : type;
    return Completer.readable(shown) + " " + element.getSimpleName();
  }

  private static boolean isOfCell(Element element) {
    return element.getEnclosingElement().toString().matches("cells\\.\\w+");
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String members(Probe.View view, TypeElement owner) {
    List<String> lines = new ArrayList<>();
    for (Element each : view.task().getElements().getAllMembers(owner)) {
      boolean own = each.getEnclosingElement().equals(owner);
      if (own && each.getModifiers().contains(Modifier.PUBLIC) && !TypeNames.isType(each)) {
        lines.add(signature(each, null));
      }
    }
    return lines.stream().distinct().sorted().limit(MEMBERS).collect(Collectors.joining("\n"));
  }

  /** What cells have declared under a name that no text around it explains. */
  private Optional<Inspection> declared(String name) {
    List<String> lines = new ArrayList<>();
    Scope.Var variable = scope.variables.get(name);
    if (variable != null) {
      lines.add(TypeNames.readable(variable.type()) + " " + name);
    }
    Scope.Group group = scope.methods.get(name);
    if (group != null) {
      group.methods().forEach(each -> lines.add(Unit.header(each)));
    }
    Scope.Type type = scope.types.get(name);
    if (type != null) {
      lines.add(type.source().code());
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String text = String.join("\n", lines);
    return Optional.of(new Inspection(text, "```java\n" + text + "\n```"));
  }
}
