package nabla.kernel.engine;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * Finds documentation comments: in the JDK's {@code src.zip}, and in {@code -sources.jar} and
 * {@code -javadoc.jar} files beside the jars of the class path.
 */
final class JavadocSources {
  private static final int KEPT = 30;

  private final Javac javac;
  private final Map<String, Map<String, String>> comments =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, String>> eldest) {
          return size() > KEPT;
        }
      };

  JavadocSources(Javac javac) {
    this.javac = javac;
  }

  /** The comment of an element, without stars, where its source is found. */
  Optional<String> comment(JavacTask task, Element element) {
    String inCell = task.getElements().getDocComment(element);
    if (inCell != null) {
      return Optional.of(inCell);
    }
    Element top = element;
    while (top != null && !isTop(top)) {
      top = top.getEnclosingElement();
    }
    if (top == null) {
      return Optional.empty();
    }
    String name = ((TypeElement) top).getQualifiedName().toString();
    var module = task.getElements().getModuleOf(top);
    String moduleName = module == null ? "" : module.getQualifiedName().toString();
    Map<String, String> written =
        comments.computeIfAbsent(
            name, key -> source(moduleName, name).map(JavadocSources::read).orElse(Map.of()));
    // A page is of one type, a source file of all that are in it.
    TypeElement type = element instanceof TypeElement named ? named : typeAround(element);
    Map<String, String> found = written.isEmpty() ? pages(top, type) : written;
    return Optional.ofNullable(found.get(key(element)));
  }

  private static TypeElement typeAround(Element element) {
    Element around = element.getEnclosingElement();
    return around instanceof TypeElement type ? type : typeAround(around);
  }

  private Map<String, String> pages(Element top, TypeElement type) {
    String folder = top.getEnclosingElement().toString().replace('.', '/') + "/";
    String path = (folder.equals("/") ? "" : folder) + owner(type);
    return comments.computeIfAbsent(
        path + ".html",
        key ->
            beside("-javadoc.jar").stream()
                .flatMap(jar -> JavadocPages.page(jar, path).stream())
                .findFirst()
                .map(page -> JavadocPages.read(page, owner(type)))
                .orElse(Map.of()));
  }

  /** The files that accompany the jars of the class path under a name with this ending. */
  private List<File> beside(String ending) {
    return javac.classPath().stream()
        .map(File::getPath)
        .filter(path -> path.endsWith(".jar"))
        .map(path -> new File(path.substring(0, path.length() - ".jar".length()) + ending))
        .filter(File::isFile)
        .toList();
  }

  private static boolean isTop(Element element) {
    return element instanceof TypeElement type
        && type.getEnclosingElement() instanceof javax.lang.model.element.PackageElement;
  }

  private Optional<String> source(String module, String className) {
    String path = className.replace('.', '/') + ".java";
    if (!module.isEmpty()) {
      for (String place : List.of("lib/src.zip", "src.zip", "../src.zip")) {
        Path zip = Path.of(System.getProperty("java.home")).resolve(place);
        Optional<String> text =
            Files.exists(zip) ? entry(zip.toFile(), module + "/" + path) : Optional.empty();
        if (text.isPresent()) {
          return text;
        }
      }
    }
    for (File sources : beside("-sources.jar")) {
      Optional<String> text = entry(sources, path);
      if (text.isPresent()) {
        return text;
      }
    }
    for (File jar : javac.classPath()) {
      if (jar.getName().endsWith(".jar")) {
        Optional<String> text = entry(jar, "META-INF/sources/" + path);
        if (text.isPresent()) {
          return text;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> entry(File zip, String path) {
    try (ZipFile file = new ZipFile(zip)) {
      ZipEntry entry = file.getEntry(path);
      return entry == null
          ? Optional.empty()
          : Optional.of(
              new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The comments of a source file by what they document. */
  private static Map<String, String> read(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("doc:///Source.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    JavacTask task =
        (JavacTask)
            javax.tools.ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(file));
    try {
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new TreePathScanner<Void, String>() {
          @Override
          public Void visitClass(ClassTree tree, String owner) {
            String name =
                owner.isEmpty()
                    ? tree.getSimpleName().toString()
                    : owner + "." + tree.getSimpleName();
            keep(name, getCurrentPath());
            return super.visitClass(tree, name);
          }

          @Override
          public Void visitMethod(MethodTree tree, String owner) {
            List<String> types = new ArrayList<>();
            for (VariableTree parameter : tree.getParameters()) {
              types.add(simple(parameter.getType().toString()));
            }
            keep(
                owner + "#" + tree.getName() + "(" + String.join(",", types) + ")",
                getCurrentPath());
            return null;
          }

          @Override
          public Void visitVariable(VariableTree tree, String owner) {
            keep(owner + "#" + tree.getName(), getCurrentPath());
            return null;
          }

          private void keep(String key, TreePath path) {
            String comment = trees.getDocComment(path);
            if (comment != null) {
              found.put(key, comment);
            }
          }
        }.scan(unit, "");
      }
    } catch (IOException e) {
      return Map.of();
    }
    return found;
  }

  private static String key(Element element) {
    if (element instanceof TypeElement type) {
      return owner(type);
    }
    String owner = owner((TypeElement) element.getEnclosingElement());
    if (element instanceof ExecutableElement method) {
      List<String> types = new ArrayList<>();
      for (VariableElement parameter : method.getParameters()) {
        types.add(simple(parameter.asType().toString()));
      }
      return owner + "#" + method.getSimpleName() + "(" + String.join(",", types) + ")";
    }
    return owner + "#" + element.getSimpleName();
  }

  private static String owner(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        ? owner(outer) + "." + type.getSimpleName()
        : type.getSimpleName().toString();
  }

  /** A type without arguments, packages and annotations; the same for an array and for varargs. */
  static String simple(String type) {
    String erased = type.replaceAll("@[\\w.]+(\\([^)]*\\))?\\s*", "");
    while (erased.indexOf('<') >= 0) {
      String shorter = erased.replaceAll("<[^<>]*>", "");
      if (shorter.equals(erased)) {
        break;
      }
      erased = shorter;
    }
    return erased.replace("...", "[]").replaceAll("[\\w.]*\\.(?=\\w+(\\[\\])*$)", "").strip();
  }
}
