package nabla.notebook;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Which screen this process has. A process is one kernel's or none's for as long as it lives, and
 * the kernel tells us once, so this is the one place of the library with a static that changes.
 */
final class Screens {
  private static final AtomicReference<Screen> CURRENT = new AtomicReference<>(new TextScreen());

  private Screens() {}

  static Screen current() {
    return CURRENT.get();
  }

  static void set(Screen screen) {
    CURRENT.set(screen);
  }
}
