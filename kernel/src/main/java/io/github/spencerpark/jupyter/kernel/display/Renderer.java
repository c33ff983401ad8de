package io.github.spencerpark.jupyter.kernel.display;

import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nabla.kernel.display.Bundle;
import nabla.kernel.display.Cells;

/**
 * The kernel's renderers, behind the functions of another kernel. A type may be rendered by several
 * functions; each is asked for the MIME types it prefers, or for those a cell names.
 */
public class Renderer {
  private static final Map<String, Object> NO_PARAMS = Map.of();
  private static final ThreadLocal<Map<String, Object>> PARAMS =
      ThreadLocal.withInitial(() -> NO_PARAMS);

  private final Map<Class<?>, List<Registered>> byType = new LinkedHashMap<>();

  private record Registered(
      RenderFunction<Object> function, Set<MIMEType> supported, Set<MIMEType> preferred) {}

  /** A registration in the making. */
  public class RenderRegistration<T> {
    private final Set<MIMEType> supported = new LinkedHashSet<>();
    private final Set<MIMEType> preferred = new LinkedHashSet<>();
    private final Set<Class<? extends T>> types = new LinkedHashSet<>();

    public RenderRegistration(Class<? extends T> type) {
      types.add(type);
    }

    public RenderRegistration<T> supporting(MIMEType... mimes) {
      Collections.addAll(supported, mimes);
      return this;
    }

    public RenderRegistration<T> preferring(MIMEType... mimes) {
      Collections.addAll(preferred, mimes);
      return supporting(mimes);
    }

    public RenderRegistration<T> supporting(String... mimes) {
      for (String mime : mimes) {
        supporting(MIMEType.parse(mime));
      }
      return this;
    }

    public RenderRegistration<T> preferring(String... mimes) {
      for (String mime : mimes) {
        preferring(MIMEType.parse(mime));
      }
      return this;
    }

    public RenderRegistration<T> onType(Class<? extends T> type) {
      types.add(type);
      return this;
    }

    public void register(RenderFunction<T> function) {
      Renderer.this.register(supported, preferred, types, function);
    }
  }

  public <T> RenderRegistration<T> createRegistration(Class<T> type) {
    return new RenderRegistration<>(type);
  }

  public <T> void register(
      Set<MIMEType> supported,
      Set<MIMEType> preferred,
      Set<Class<? extends T>> types,
      RenderFunction<T> function) {
    @SuppressWarnings("unchecked") // called with values of its types only
    RenderFunction<Object> any = (RenderFunction<Object>) function;
    types.forEach(type -> add(type, new Registered(any, supported, preferred)));
  }

  private void add(Class<?> type, Registered function) {
    synchronized (byType) {
      byType.computeIfAbsent(type, key -> new ArrayList<>()).add(function);
    }
    Cells.kernel()
        .renderers()
        .register(
            type,
            new nabla.kernel.display.Renderer<Object>() {
              @Override
              public Bundle render(Object value) {
                return render(value, Set.of());
              }

              @Override
              public Bundle render(Object value, Set<String> mimes) {
                return all(type, value, mimes);
              }
            });
  }

  /** What all functions of a type make of a value. */
  private Bundle all(Class<?> type, Object value, Set<String> mimes) {
    if (type == Object.class && value instanceof CharSequence) {
      return null; // text is nearer to itself than to any object
    }
    List<Registered> functions;
    synchronized (byType) {
      functions = List.copyOf(byType.get(type));
    }
    DisplayData out = new DisplayData(String.valueOf(value));
    for (Registered each : functions) {
      RenderRequestTypes requested = requests(each.preferred, mimes);
      if (mimes.isEmpty() || requested.anyRequestedIsSupported(each.supported)) {
        each.function.render(value, new RenderContext(requested, this, PARAMS.get(), out));
      }
    }
    return out.bundle(mimes);
  }

  /** What one function makes of a value. */
  static <T> Bundle run(
      T value, RenderFunction<? super T> function, Set<MIMEType> preferred, Set<String> mimes) {
    DisplayData out = new DisplayData(String.valueOf(value));
    function.render(
        value, new RenderContext(requests(preferred, mimes), new Renderer(), PARAMS.get(), out));
    return out.bundle(mimes);
  }

  private static RenderRequestTypes requests(Set<MIMEType> preferred, Set<String> mimes) {
    RenderRequestTypes.Builder requests = new RenderRequestTypes.Builder(suffix -> null);
    if (mimes.isEmpty()) {
      preferred.forEach(requests::withType);
    } else {
      mimes.forEach(requests::withType);
    }
    return requests.build();
  }

  public DisplayData render(Object value, Map<String, Object> params) {
    return renderAs(value, params);
  }

  public DisplayData render(Object value) {
    return renderAs(value);
  }

  public DisplayData renderAs(Object value, Map<String, Object> params, String... mimes) {
    Map<String, Object> outer = PARAMS.get();
    PARAMS.set(params);
    try {
      return DisplayData.of(Cells.kernel().renderers().render(value, mimes));
    } finally {
      PARAMS.set(outer);
    }
  }

  public DisplayData renderAs(Object value, String... mimes) {
    return renderAs(value, NO_PARAMS, mimes);
  }
}
