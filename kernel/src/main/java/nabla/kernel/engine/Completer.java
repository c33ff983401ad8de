package nabla.kernel.engine;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import nabla.kernel.engine.Completions.Item;

/** Finds what could stand at a place in an unfinished cell. */
final class Completer {
  /** Stands where the cursor is, as a call, which may stand anywhere; no user's name is so. */
  private static final String HERE = "here$completes";

  private static final int MOST = 300;
  private static final Set<String> KEYWORDS =
      new TreeSet<>(
          Set.of(
              "abstract",
              "boolean",
              "break",
              "byte",
              "case",
              "catch",
              "char",
              "class",
              "continue",
              "default",
              "do",
              "double",
              "else",
              "enum",
              "extends",
              "final",
              "finally",
              "float",
              "for",
              "if",
              "implements",
              "import",
              "instanceof",
              "int",
              "interface",
              "long",
              "new",
              "null",
              "record",
              "return",
              "short",
              "static",
              "super",
              "switch",
              "synchronized",
              "this",
              "throw",
              "throws",
              "true",
              "false",
              "try",
              "var",
              "void",
              "while",
              "yield"));

  private final Probe probe;
  private final Scope scope;
  private final ClassIndex index;

  Completer(Probe probe, Scope scope, ClassIndex index) {
    this.probe = probe;
    this.scope = scope;
    this.index = index;
  }

  Completions complete(String code, int cursor) {
    int end = Math.max(0, Math.min(cursor, code.length()));
    int start = end;
    while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
      start--;
    }
    String prefix = code.substring(start, end);
    String before = code.substring(0, start);
    if (!JavaText.isCode(before) || (!prefix.isEmpty() && Character.isDigit(prefix.charAt(0)))) {
      return new Completions(end, end, List.of());
    }
    List<Token> tokens = Lexer.tokens(before);
    Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
    boolean member = last != null && (last.is(".") || last.is("::"));
    List<Item> items;
    if (importStatement(tokens)) {
      items = inImport(before, prefix);
    } else {
      items = member ? members(before, prefix, last.is("::")) : names(before, prefix);
    }
    return new Completions(start, end, items.stream().limit(MOST).toList());
  }

  private static boolean importStatement(List<Token> tokens) {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (tokens.get(i).is("import")) {
        return true;
      }
      if (tokens.get(i).is(";") || tokens.get(i).is("}") || tokens.get(i).is("{")) {
        return false;
      }
    }
    return false;
  }

  // --- behind a dot -----------------------------------------------------------------------------

  private List<Item> members(String before, String prefix, boolean reference) {
    return probe.look(
        Probe.closed(before + HERE + (reference ? "" : "()")),
        view -> {
          List<Item> items = new ArrayList<>();
          new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
              if (tree.getIdentifier().contentEquals(HERE)) {
                items.addAll(
                    of(view, new TreePath(getCurrentPath(), tree.getExpression()), prefix, false));
              }
              return super.visitMemberSelect(tree, null);
            }

            @Override
            public Void visitMemberReference(MemberReferenceTree tree, Void nothing) {
              if (tree.getName().contentEquals(HERE)) {
                items.addAll(
                    of(
                        view,
                        new TreePath(getCurrentPath(), tree.getQualifierExpression()),
                        prefix,
                        reference));
              }
              return super.visitMemberReference(tree, null);
            }
          }.scan(view.tree(), null);
          return items;
        });
  }

  private List<Item> of(Probe.View view, TreePath path, String prefix, boolean reference) {
    Trees trees = Trees.instance(view.task());
    Element element = trees.getElement(path);
    if (element instanceof PackageElement found) {
      return inPackage(found.getQualifiedName().toString(), prefix);
    }
    TypeMirror type = trees.getTypeMirror(path);
    if (type == null || type.getKind() == TypeKind.ERROR) {
      return inPackage(path.getLeaf().toString(), prefix);
    }
    boolean isType =
        element != null && TypeNames.isType(element) && !isExpressionOfType(path.getLeaf());
    return ofType(view, path, type, prefix, isType, reference);
  }

  private static boolean isExpressionOfType(Tree tree) {
    return !(tree instanceof IdentifierTree)
        && !(tree instanceof MemberSelectTree)
        && !(tree instanceof ParameterizedTypeTree);
  }

  private List<Item> ofType(
      Probe.View view,
      TreePath path,
      TypeMirror type,
      String prefix,
      boolean isType,
      boolean reference) {
    if (type instanceof ArrayType array && !isType) {
      List<Item> items = new ArrayList<>();
      for (Item item :
          List.of(
              new Item("length", "field", "int"),
              new Item("clone()", "method", "() : " + readable(array)))) {
        if (item.text().startsWith(prefix)) {
          items.add(item);
        }
      }
      return items;
    }
    TypeMirror bound = type instanceof TypeVariable variable ? variable.getUpperBound() : type;
    if (!(bound instanceof DeclaredType declared)) {
      return List.of();
    }
    Trees trees = Trees.instance(view.task());
    var treeScope = trees.getScope(path);
    TypeElement owner = (TypeElement) declared.asElement();
    Map<String, Item> items = new LinkedHashMap<>();
    List<Element> members = new ArrayList<>(view.task().getElements().getAllMembers(owner));
    members.sort(
        Comparator.comparing((Element each) -> isObjects(each))
            .thenComparing(each -> each.getSimpleName().toString()));
    for (Element each : members) {
      String name = each.getSimpleName().toString();
      boolean fits = isType ? isStatic(each) || reference : !isStatic(each) || isField(each);
      if (!name.startsWith(prefix)
          || name.indexOf('$') >= 0
          || each.getKind() == ElementKind.CONSTRUCTOR
          || each.getKind() == ElementKind.STATIC_INIT
          || each.getKind() == ElementKind.INSTANCE_INIT
          || !fits
          || !trees.isAccessible(treeScope, each, declared)) {
        continue;
      }
      add(items, item(view, each, declared, reference));
    }
    if (isType && !reference && "class".startsWith(prefix)) {
      add(items, new Item("class", "keyword", ""));
    }
    if (isType && reference && "new".startsWith(prefix)) {
      add(items, new Item("new", "keyword", ""));
    }
    return new ArrayList<>(items.values());
  }

  private static void add(Map<String, Item> items, Item item) {
    items.merge(
        item.text(),
        item,
        (a, b) ->
            new Item(
                a.text(),
                a.type(),
                a.signature().contains(" | … ") || a.signature().equals(b.signature())
                    ? a.signature()
                    : a.signature() + " | " + b.signature()));
  }

  private static boolean isObjects(Element element) {
    return element.getEnclosingElement() instanceof TypeElement type
        && type.getQualifiedName().contentEquals("java.lang.Object");
  }

  private static boolean isStatic(Element element) {
    return element.getModifiers().contains(Modifier.STATIC) || TypeNames.isType(element);
  }

  private static boolean isField(Element element) {
    return element.getKind().isField();
  }

  private static Item item(
      Probe.View view, Element element, DeclaredType owner, boolean reference) {
    String name = element.getSimpleName().toString();
    if (element instanceof ExecutableElement method) {
      TypeMirror seen = view.task().getTypes().asMemberOf(owner, method);
      String signature = signature(method, (ExecutableType) seen);
      String call = method.getParameters().isEmpty() ? "()" : "(";
      return new Item(reference ? name : name + call, "method", signature);
    }
    if (TypeNames.isType(element)) {
      return new Item(name, "class", "");
    }
    TypeMirror type =
        element.getKind() == ElementKind.ENUM_CONSTANT
            ? element.asType()
            : view.task().getTypes().asMemberOf(owner, element);
    return new Item(name, "field", readable(type));
  }

  static String signature(ExecutableElement method, ExecutableType type) {
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < type.getParameterTypes().size(); i++) {
      TypeMirror parameter = type.getParameterTypes().get(i);
      boolean rest = method.isVarArgs() && i == type.getParameterTypes().size() - 1;
      String text =
          rest && parameter instanceof ArrayType array
              ? readable(array.getComponentType()) + "…"
              : readable(parameter);
      parameters.add(text + " " + method.getParameters().get(i).getSimpleName());
    }
    String result =
        method.getKind() == ElementKind.CONSTRUCTOR ? "" : " : " + readable(type.getReturnType());
    return "(" + String.join(", ", parameters) + ")" + result;
  }

  static String readable(TypeMirror type) {
    return TypeNames.readable(type.toString())
        .replaceAll("@[\\w.]+(\\([^)]*\\))? ?", "")
        .replaceAll("\\b(?:\\p{Ll}[\\w]*\\.)+(?=\\p{Lu})", "")
        .replace(",", ", ")
        .replace("  ", " ");
  }

  // --- packages ---------------------------------------------------------------------------------

  private List<Item> inImport(String before, String prefix) {
    String path = before.substring(before.lastIndexOf("import") + 6).strip();
    boolean fromStatic = path.startsWith("static ") || path.equals("static");
    String name = (fromStatic ? path.substring(6) : path).replaceAll("\\s+", "");
    String owner = name.endsWith(".") ? name.substring(0, name.length() - 1) : "";
    List<Item> items = new ArrayList<>();
    if (fromStatic && !owner.isEmpty()) {
      for (Item each : members(owner + ".", prefix, true)) {
        boolean usable = !each.text().equals("new") && !each.text().equals("class");
        if (usable) {
          items.add(each);
        }
      }
    }
    items.addAll(inPackage(owner, prefix));
    return items;
  }

  private List<Item> inPackage(String name, String prefix) {
    List<Item> items = new ArrayList<>();
    for (String child : index.packagesIn(name)) {
      if (child.startsWith(prefix)) {
        items.add(new Item(child, "package", name.isEmpty() ? "" : name));
      }
    }
    if (!name.isEmpty()) {
      for (String each : index.classesIn(name)) {
        if (each.startsWith(prefix)) {
          items.add(new Item(each, "class", name));
        }
      }
    }
    return items;
  }

  // --- a name alone -----------------------------------------------------------------------------

  private List<Item> names(String before, String prefix) {
    Map<String, Item> items = new LinkedHashMap<>();
    if (!before.isBlank()) {
      probe.look(
          Probe.closed(before + HERE + "()"),
          view -> {
            new TreePathScanner<Void, Void>() {
              @Override
              public Void visitIdentifier(IdentifierTree tree, Void nothing) {
                if (tree.getName().contentEquals(HERE)) {
                  addLocals(items, view, getCurrentPath(), prefix);
                }
                return super.visitIdentifier(tree, null);
              }
            }.scan(view.tree(), null);
            return null;
          });
    }
    addDeclared(items, prefix);
    for (Token token : Lexer.tokens(before)) {
      if (token.isName() && token.text().startsWith(prefix) && token.text().length() > 1) {
        items.putIfAbsent(token.text(), new Item(token.text(), "name", ""));
      }
    }
    items.remove(prefix);
    addTypes(items, prefix);
    if (!prefix.isEmpty()) {
      KEYWORDS.stream()
          .filter(each -> each.startsWith(prefix))
          .forEach(each -> items.putIfAbsent(each, new Item(each, "keyword", "")));
      index.packagesIn("").stream()
          .filter(each -> each.startsWith(prefix))
          .forEach(each -> items.putIfAbsent(each, new Item(each, "package", "")));
    }
    return new ArrayList<>(items.values());
  }

  private static void addLocals(
      Map<String, Item> items, Probe.View view, TreePath path, String prefix) {
    var scope = Trees.instance(view.task()).getScope(path);
    while (scope != null && scope.getEnclosingClass() != null) {
      for (Element each : scope.getLocalElements()) {
        String name = each.getSimpleName().toString();
        boolean offered =
            name.startsWith(prefix)
                && name.indexOf('$') < 0
                && !name.startsWith("Probe")
                && (each.getKind().isField()
                    || each.getKind() == ElementKind.LOCAL_VARIABLE
                    || each.getKind() == ElementKind.PARAMETER
                    || each.getKind() == ElementKind.EXCEPTION_PARAMETER
                    || each.getKind() == ElementKind.RESOURCE_VARIABLE);
        if (offered && !name.equals("this") && !name.equals("super")) {
          items.putIfAbsent(name, new Item(name, "variable", readable(each.asType())));
        }
      }
      for (Element each : scope.getEnclosingClass().getEnclosedElements()) {
        String name = each.getSimpleName().toString();
        if (name.startsWith(prefix) && name.indexOf('$') < 0 && each.getKind().isField()) {
          items.putIfAbsent(name, new Item(name, "variable", readable(each.asType())));
        } else if (name.startsWith(prefix)
            && name.indexOf('$') < 0
            && each instanceof ExecutableElement method
            && method.getKind() == ElementKind.METHOD) {
          String call = method.getParameters().isEmpty() ? "()" : "(";
          items.putIfAbsent(
              name + call,
              new Item(name + call, "method", signature(method, (ExecutableType) method.asType())));
        }
      }
      scope = scope.getEnclosingScope();
    }
  }

  private void addDeclared(Map<String, Item> items, String prefix) {
    scope.variables.values().stream()
        .filter(each -> each.name().startsWith(prefix))
        .forEach(
            each ->
                items.putIfAbsent(
                    each.name(),
                    new Item(each.name(), "variable", TypeNames.readable(each.type()))));
    scope.methods.values().stream()
        .filter(each -> each.name().startsWith(prefix))
        .forEach(
            each -> {
              boolean none =
                  each.methods().stream().allMatch(method -> method.parameters().isEmpty());
              String headers =
                  each.methods().stream().map(Unit::header).collect(Collectors.joining(" | "));
              items.putIfAbsent(
                  each.name() + "(",
                  new Item(each.name() + (none ? "()" : "("), "method", headers));
            });
    scope.types.keySet().stream()
        .filter(each -> each.startsWith(prefix))
        .forEach(each -> items.putIfAbsent(each, new Item(each, "class", "")));
    for (String each : scope.imports) {
      String name = each.substring(each.lastIndexOf('.') + 1);
      if (!name.equals("*") && name.startsWith(prefix)) {
        items.putIfAbsent(
            name, new Item(name, each.startsWith("static ") ? "method" : "class", ""));
      }
    }
    addStatics(items, prefix);
  }

  /** The members of classes imported with {@code import static X.*}. */
  private void addStatics(Map<String, Item> items, String prefix) {
    List<String> owners =
        scope.imports.stream()
            .filter(each -> each.startsWith("static ") && each.endsWith(".*"))
            .map(each -> each.substring(7, each.length() - 2))
            .toList();
    if (owners.isEmpty() || prefix.isEmpty()) {
      return;
    }
    probe.look(
        "",
        view -> {
          for (String owner : owners) {
            TypeElement type = view.task().getElements().getTypeElement(owner);
            if (type == null) {
              continue;
            }
            for (Element each : type.getEnclosedElements()) {
              String name = each.getSimpleName().toString();
              if (name.startsWith(prefix)
                  && isStatic(each)
                  && each.getModifiers().contains(Modifier.PUBLIC)) {
                add(items, item(view, each, (DeclaredType) type.asType(), false));
              }
            }
          }
          return null;
        });
  }

  private void addTypes(Map<String, Item> items, String prefix) {
    if (prefix.isEmpty() || !Character.isUpperCase(prefix.codePointAt(0))) {
      return;
    }
    Set<String> packages =
        scope.imports.stream()
            .filter(each -> each.endsWith(".*") && !each.startsWith("static "))
            .map(each -> each.substring(0, each.length() - 2))
            .collect(Collectors.toSet());
    packages.add("java.lang");
    List<Item> others = new ArrayList<>();
    for (String simple : index.startingWith(prefix)) {
      for (String full : index.qualified(simple)) {
        String from = full.substring(0, full.lastIndexOf('.'));
        if (packages.contains(from)) {
          items.putIfAbsent(simple, new Item(simple, "class", from));
        } else {
          others.add(new Item(simple, "class", from + " (to be imported)"));
        }
      }
    }
    others.forEach(each -> items.putIfAbsent(each.text(), each));
  }
}
