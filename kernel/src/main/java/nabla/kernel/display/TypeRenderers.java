package nabla.kernel.display;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The registry the kernel uses: nearest type first, then the latest registration. */
public final class TypeRenderers implements Renderers {
  private static final Set<Class<?>> SIMPLE =
      Set.of(
          Boolean.class,
          Byte.class,
          Character.class,
          Double.class,
          Float.class,
          Integer.class,
          Long.class,
          Short.class,
          String.class);

  private final Map<Class<?>, Renderer<Object>> byType = new LinkedHashMap<>();

  /**
   * A registry that knows what the kernel shows out of the box.
   *
   * @return a new registry
   */
  public static TypeRenderers standard() {
    TypeRenderers renderers = new TypeRenderers();
    StandardRenderers.register(renderers);
    return renderers;
  }

  @Override
  public synchronized <T> void register(Class<T> type, Renderer<? super T> renderer) {
    byType.put(
        type,
        new Renderer<>() {
          @Override
          public Bundle render(Object value) throws Exception {
            return renderer.render(type.cast(value));
          }

          @Override
          public Bundle render(Object value, Set<String> mimes) throws Exception {
            return renderer.render(type.cast(value), mimes);
          }
        });
  }

  /**
   * The text of a number, a character, a boolean or a string that nobody registered a renderer for.
   *
   * @param value any value
   * @return empty for all else: to render that may mean to run what a user wrote
   */
  public Optional<Bundle> simple(Object value) {
    return SIMPLE.contains(value.getClass()) && rendererFor(value.getClass()) == null
        ? Optional.of(plain(value))
        : Optional.empty();
  }

  @Override
  public Bundle render(Object value, String... mimes) {
    return mimes.length == 0 || value == null
        ? full(value)
        : as(value, new LinkedHashSet<>(Arrays.asList(mimes)));
  }

  /** Asks one renderer after the other until all that is wanted is there. */
  private Bundle as(Object value, Set<String> mimes) {
    List<Renderer<Object>> able = renderersFor(value.getClass());
    able.add(
        new Renderer<>() {
          @Override
          public Bundle render(Object any) throws Exception {
            return StandardForms.of(any, Set.of());
          }

          @Override
          public Bundle render(Object any, Set<String> wanted) throws Exception {
            return StandardForms.of(any, wanted);
          }
        });
    Bundle kept = new Bundle();
    Set<String> missing = new LinkedHashSet<>(mimes);
    String note = "";
    for (Renderer<Object> renderer : able) {
      try {
        Bundle found = renderer.render(value, Collections.unmodifiableSet(missing));
        if (found != null) {
          keep(found, mimes, kept);
          missing.removeIf(mime -> kept.data().keySet().stream().anyMatch(has -> fits(has, mime)));
        }
      } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
        note = "\n" + note(value, failure);
        break;
      }
      if (missing.isEmpty()) {
        break;
      }
    }
    Object text = kept.data().getOrDefault("text/plain", "");
    return note.isEmpty() && !text.equals("")
        ? kept
        : kept.with("text/plain", (text.equals("") ? PlainText.of(value) : text) + note);
  }

  private Bundle full(Object value) {
    if (value == null) {
      return Bundle.of("text/plain", "null");
    }
    Renderer<Object> renderer = rendererFor(value.getClass());
    if (renderer == null) {
      return plain(value);
    }
    Bundle bundle;
    try {
      bundle = renderer.render(value, Set.of());
    } catch (Exception | StackOverflowError | LinkageError | AssertionError failure) {
      return plain(value).with("text/plain", PlainText.of(value) + "\n" + note(value, failure));
    }
    if (bundle == null) {
      return plain(value);
    }
    return bundle.data().containsKey("text/plain")
        ? bundle
        : bundle.with("text/plain", PlainText.of(value));
  }

  private static Bundle plain(Object value) {
    return Bundle.of("text/plain", PlainText.of(value));
  }

  private static String note(Object value, Throwable failure) {
    return "[The renderer of "
        + value.getClass().getTypeName()
        + " failed: "
        + PlainText.describe(failure)
        + "]";
  }

  /** Adds the wanted forms that are not there yet, with their metadata. */
  private static void keep(Bundle found, Set<String> mimes, Bundle kept) {
    found
        .data()
        .forEach(
            (mime, content) -> {
              boolean wanted = mimes.stream().anyMatch(each -> fits(mime, each));
              if ((wanted || mime.equals("text/plain")) && !kept.data().containsKey(mime)) {
                kept.with(mime, content);
              }
            });
    found
        .metadata()
        .forEach(
            (key, value) -> {
              if (kept.data().containsKey(key) || !found.data().containsKey(key)) {
                kept.withMetadata(key, value);
              }
            });
  }

  /** Whether a MIME type is the one asked for, or one of {@code text/*} or {@code *}. */
  static boolean fits(String mime, String asked) {
    return mime.equals(asked)
        || asked.equals("*")
        || asked.equals("*/*")
        || (asked.endsWith("/*") && mime.startsWith(asked.substring(0, asked.length() - 1)));
  }

  private Renderer<Object> rendererFor(Class<?> type) {
    List<Renderer<Object>> able = renderersFor(type);
    return able.isEmpty() ? null : able.get(0);
  }

  /** Walks up from a class: itself, then its interfaces and its superclass, and so on outwards. */
  private synchronized List<Renderer<Object>> renderersFor(Class<?> type) {
    List<Renderer<Object>> found = new ArrayList<>();
    Set<Class<?>> seen = new LinkedHashSet<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      add(c, found);
      addInterfaces(c, seen, found);
    }
    if (type.isArray() && !type.getComponentType().isPrimitive()) {
      addArrays(type, found);
    }
    add(Object.class, found);
    return found;
  }

  private void add(Class<?> type, List<Renderer<Object>> found) {
    Renderer<Object> renderer = byType.get(type);
    if (renderer != null) {
      found.add(renderer);
    }
  }

  private void addInterfaces(Class<?> type, Set<Class<?>> seen, List<Renderer<Object>> found) {
    List<Class<?>> level = new ArrayList<>(List.of(type.getInterfaces()));
    while (!level.isEmpty()) {
      List<Class<?>> above = new ArrayList<>();
      for (Class<?> each : level) {
        if (seen.add(each)) {
          add(each, found);
          above.addAll(List.of(each.getInterfaces()));
        }
      }
      level = above;
    }
  }

  /** An array of a class is one of its superclasses too; the latest registration wins. */
  private void addArrays(Class<?> type, List<Renderer<Object>> found) {
    Renderer<Object> covariant = null;
    for (Map.Entry<Class<?>, Renderer<Object>> entry : byType.entrySet()) {
      if (entry.getKey().isArray()
          && entry.getKey() != type
          && entry.getKey().isAssignableFrom(type)) {
        covariant = entry.getValue();
      }
    }
    if (covariant != null) {
      found.add(covariant);
    }
  }
}
