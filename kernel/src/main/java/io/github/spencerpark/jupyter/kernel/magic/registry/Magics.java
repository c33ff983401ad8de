package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import nabla.kernel.display.Cells;

/** The kernel's magics. */
public class Magics {
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> T applyLineMagic(String name, List<String> args) throws Exception {
    if (!known("%" + name)) {
      throw new UndefinedMagicException(name, true);
    }
    return (T) registry().run(name, args);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> T applyCellMagic(String name, List<String> args, String body) throws Exception {
    if (!known("%%" + name)) {
      throw new UndefinedMagicException(name, false);
    }
    return (T) registry().runCell(name, args, body);
  }

  private static boolean known(String name) {
    return registry().names().contains(name);
  }

  private static nabla.kernel.magic.Magics registry() {
    return Cells.kernel().magics();
  }

  public void registerLineMagic(String name, LineMagicFunction<?> magic) {
    registry().register(name, magic::execute);
  }

  public void registerCellMagic(String name, CellMagicFunction<?> magic) {
    registry().registerCell(name, magic::execute);
  }

  public <T extends LineMagicFunction<?> & CellMagicFunction<?>> void registerLineCellMagic(
      String name, T magic) {
    registerLineMagic(name, magic);
    registerCellMagic(name, magic);
  }

  public void registerMagics(Object magics) {
    registerMagics(magics.getClass(), magics);
  }

  public void registerMagics(Class<?> magics) {
    registerMagics(magics, null);
  }

  private void registerMagics(Class<?> type, Object instance) {
    for (Method method : type.getDeclaredMethods()) {
      LineMagic line = method.getAnnotation(LineMagic.class);
      if (line != null) {
        check(method, method.getParameterCount() <= 2);
        registerLineMagic(name(line.value(), method), args -> call(method, instance, args, null));
        for (String alias : line.aliases()) {
          registerLineMagic(alias, args -> call(method, instance, args, null));
        }
      }
      CellMagic cell = method.getAnnotation(CellMagic.class);
      if (cell != null) {
        check(method, method.getParameterCount() != 1 && method.getParameterCount() <= 2);
        registerCellMagic(
            name(cell.value(), method), (args, body) -> call(method, instance, args, body));
        for (String alias : cell.aliases()) {
          registerCellMagic(alias, (args, body) -> call(method, instance, args, body));
        }
      }
    }
  }

  private static String name(String written, Method method) {
    return written.isEmpty() ? method.getName() : written;
  }

  private static void check(Method method, boolean count) {
    Class<?>[] types = method.getParameterTypes();
    if (!count
        || (types.length > 0 && !types[0].isAssignableFrom(List.class))
        || (types.length > 1 && !types[1].isAssignableFrom(String.class))) {
      throw new IllegalArgumentException(
          "the magic "
              + method.getName()
              + " takes a List<String> of words and, for a whole cell, a String");
    }
    method.setAccessible(true);
  }

  private static Object call(Method method, Object instance, List<String> args, String body)
      throws Exception {
    try {
      return switch (method.getParameterCount()) {
        case 0 -> method.invoke(instance);
        case 1 -> method.invoke(instance, args);
        default -> method.invoke(instance, args, body);
      };
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception exception) {
        throw exception;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
