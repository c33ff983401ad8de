package nabla.kernel.display;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
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
    byType.put(type, value -> renderer.render(type.cast(value)));
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
    Bundle bundle = full(value);
    return mimes.length == 0 ? bundle : keep(bundle, Arrays.asList(mimes));
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
      bundle = renderer.render(value);
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

  private static Bundle keep(Bundle bundle, List<String> mimes) {
    Bundle kept = new Bundle();
    bundle
        .data()
        .forEach(
            (mime, content) -> {
              if (mime.equals("text/plain") || mimes.contains(mime)) {
                kept.with(mime, content);
              }
            });
    bundle.metadata().forEach(kept::withMetadata);
    return kept;
  }

  /** Walks up from a class: itself, then its interfaces and its superclass, and so on outwards. */
  private synchronized Renderer<Object> rendererFor(Class<?> type) {
    Set<Class<?>> seen = new LinkedHashSet<>();
    Deque<Class<?>> classes = new ArrayDeque<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      classes.add(c);
    }
    for (Class<?> c : classes) {
      Renderer<Object> found = c == Object.class ? null : byType.get(c);
      if (found != null) {
        return found;
      }
      found = amongInterfaces(c, seen);
      if (found != null) {
        return found;
      }
    }
    return arrayOrObject(type);
  }

  private Renderer<Object> amongInterfaces(Class<?> type, Set<Class<?>> seen) {
    List<Class<?>> level = new ArrayList<>(List.of(type.getInterfaces()));
    while (!level.isEmpty()) {
      List<Class<?>> above = new ArrayList<>();
      for (Class<?> i : level) {
        if (byType.containsKey(i)) {
          return byType.get(i);
        }
        if (seen.add(i)) {
          above.addAll(List.of(i.getInterfaces()));
        }
      }
      level = above;
    }
    return null;
  }

  private Renderer<Object> arrayOrObject(Class<?> type) {
    Renderer<Object> covariant = null;
    if (type.isArray() && !type.getComponentType().isPrimitive()) {
      for (Map.Entry<Class<?>, Renderer<Object>> entry : byType.entrySet()) {
        if (entry.getKey().isArray() && entry.getKey().isAssignableFrom(type)) {
          covariant = entry.getValue();
        }
      }
    }
    return covariant == null ? byType.get(Object.class) : covariant;
  }
}
