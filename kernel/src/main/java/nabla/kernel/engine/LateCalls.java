package nabla.kernel.engine;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls between methods that cells declare. They are linked to the latest declaration, also in
 * classes that were compiled before it: a method that calls another one calls what that is now.
 */
public final class LateCalls {
  private final Map<String, MutableCallSite> sites = new HashMap<>();
  private final Map<String, Class<?>> holders = new HashMap<>();

  LateCalls() {}

  /**
   * Links a call.
   *
   * @param caller the woven class
   * @param name of the method
   * @param type of the call
   * @param declared the class that declared the method when the caller was compiled
   * @return a site that follows the method's declarations
   * @throws ReflectiveOperationException if there is no such method
   */
  public static CallSite link(
      MethodHandles.Lookup caller, String name, MethodType type, Class<?> declared)
      throws ReflectiveOperationException {
    return ((CellLoader) caller.lookupClass().getClassLoader())
        .lateCalls()
        .site(caller, name, type, declared);
  }

  private synchronized CallSite site(
      MethodHandles.Lookup caller, String name, MethodType type, Class<?> declared)
      throws ReflectiveOperationException {
    String key = name + type.toMethodDescriptorString();
    MutableCallSite site = sites.get(key);
    if (site == null) {
      Class<?> latest = holders.getOrDefault(name, declared);
      try {
        site = new MutableCallSite(caller.findStatic(latest, name, type));
      } catch (NoSuchMethodException e) {
        return new java.lang.invoke.ConstantCallSite(caller.findStatic(declared, name, type));
      }
      sites.put(key, site);
    }
    return site;
  }

  /** Makes all calls of a name go to the methods of this class, where they have the same type. */
  synchronized void redirect(String name, Class<?> holder) throws IllegalAccessException {
    holders.put(name, holder);
    List<MutableCallSite> changed = new ArrayList<>();
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    for (Map.Entry<String, MutableCallSite> entry : sites.entrySet()) {
      if (entry.getKey().startsWith(name + "(")) {
        MutableCallSite site = entry.getValue();
        try {
          site.setTarget(lookup.findStatic(holder, name, site.type()));
          changed.add(site);
        } catch (NoSuchMethodException e) {
          // Another signature now: callers compiled before keep calling what they were made for.
        }
      }
    }
    if (!changed.isEmpty()) {
      MutableCallSite.syncAll(changed.toArray(new MutableCallSite[0]));
    }
  }
}
