package nabla.kernel.magic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import nabla.kernel.Extension;
import nabla.kernel.Kernel;
import nabla.kernel.compat.JJavaExtensions;
import nabla.kernel.engine.Session;

/** Finds, starts and stops {@link Extension}s; one that fails is reported and left out. */
final class Extensions {
  private final Session session;
  private final Consumer<String> notes;
  private final Set<String> seen = new HashSet<>();
  private final List<Extension> started = new ArrayList<>();
  private JJavaExtensions others;
  private Kernel kernel;

  Extensions(Session session, Consumer<String> notes) {
    this.session = session;
    this.notes = notes;
  }

  synchronized void start(Kernel to) {
    this.kernel = to;
    look();
  }

  /** Starts extensions that are new on the class path; nothing before {@link #start}. */
  synchronized void look() {
    if (kernel == null) {
      return;
    }
    lookForOthers();
    var found = ServiceLoader.load(Extension.class, session.classLoader()).stream().iterator();
    while (true) {
      ServiceLoader.Provider<Extension> provider;
      try {
        if (!found.hasNext()) {
          return;
        }
        provider = found.next();
      } catch (ServiceConfigurationError e) {
        notes.accept("An extension cannot be found: " + e.getMessage());
        continue;
      }
      if (seen.add(provider.type().getName())) {
        start(provider);
      }
    }
  }

  /** Of JJava's, whose classes are not even loaded where there are none. */
  private void lookForOthers() {
    if (session.classLoader().getResource(JJavaExtensions.SERVICE) != null) {
      if (others == null) {
        others = new JJavaExtensions(notes);
      }
      others.look(session.classLoader());
    }
  }

  private void start(ServiceLoader.Provider<Extension> provider) {
    try {
      Extension extension = provider.get();
      extension.start(kernel);
      session.addImports(extension.imports());
      started.add(extension);
    } catch (Exception | LinkageError | ServiceConfigurationError e) {
      Throwable cause =
          e instanceof ServiceConfigurationError && e.getCause() != null ? e.getCause() : e;
      notes.accept(
          "The extension "
              + provider.type().getName()
              + " failed to start and is left out: "
              + cause);
    }
  }

  synchronized void stop() {
    if (others != null) {
      others.stop();
    }
    for (int i = started.size() - 1; i >= 0; i--) {
      Extension extension = started.get(i);
      try {
        extension.stop();
      } catch (Exception | LinkageError e) {
        notes.accept("The extension " + extension.getClass().getName() + " failed to stop: " + e);
      }
    }
    started.clear();
  }
}
