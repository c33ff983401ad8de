package nabla.kernel.engine;

import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Types as text: as Java source that means the same anywhere, and for people to read. */
final class TypeNames {
  private static final Set<String> PRIMITIVES =
      Set.of("int", "long", "double", "float", "boolean", "char", "byte", "short");

  private TypeNames() {}

  /** A type that a field can be declared with; what has no name becomes its nearest named type. */
  static String source(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> source(((ArrayType) type).getComponentType()) + "[]";
      case DECLARED -> declared((DeclaredType) type);
      case TYPEVAR -> source(((TypeVariable) type).getUpperBound());
      case WILDCARD -> wildcard((WildcardType) type);
      case INTERSECTION -> source(((IntersectionType) type).getBounds().get(0));
      case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE ->
          type.getKind().name().toLowerCase(java.util.Locale.ROOT);
      default -> "java.lang.Object";
    };
  }

  private static String declared(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    if (element.getNestingKind() == NestingKind.ANONYMOUS
        || element.getNestingKind() == NestingKind.LOCAL) {
      return element.getInterfaces().isEmpty()
          ? source(element.getSuperclass())
          : source(element.getInterfaces().get(0));
    }
    String arguments =
        type.getTypeArguments().isEmpty()
            ? ""
            : type.getTypeArguments().stream()
                .map(TypeNames::argument)
                .collect(Collectors.joining(", ", "<", ">"));
    TypeMirror enclosing = type.getEnclosingType();
    if (enclosing.getKind() == TypeKind.DECLARED) {
      return source(enclosing) + "." + element.getSimpleName() + arguments;
    }
    return element.getQualifiedName() + arguments;
  }

  private static String argument(TypeMirror type) {
    if (type.getKind() == TypeKind.TYPEVAR || type.getKind() == TypeKind.INTERSECTION) {
      return "? extends " + source(type);
    }
    return source(type);
  }

  private static String wildcard(WildcardType type) {
    if (type.getExtendsBound() != null) {
      return "? extends " + source(type.getExtendsBound());
    }
    return type.getSuperBound() != null ? "? super " + source(type.getSuperBound()) : "?";
  }

  /** Leaves out packages everybody knows and the classes that hold what cells declare. */
  static String readable(String type) {
    return type.replaceAll("\\bcells\\.Cell\\d+(_[\\p{L}\\p{N}_$]+)?\\.", "")
        .replaceAll("\\bcells\\.Cell\\d+\\$", "")
        .replaceAll(
            "\\bjava\\.(lang|util|io|math|nio\\.file|util\\.function|util\\.stream|util\\.concurrent)\\.(?=\\p{Lu})",
            "");
  }

  static boolean isPrimitive(String name) {
    return PRIMITIVES.contains(name);
  }

  static boolean isType(Element element) {
    ElementKind kind = element.getKind();
    return kind.isClass() || kind.isInterface();
  }
}
