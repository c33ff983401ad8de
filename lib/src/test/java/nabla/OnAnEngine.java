package nabla;

import nabla.djl.Lab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** A test that computes with the engine that {@code NABLA_ENGINE} names, each with a fresh seed. */
@Tag("engine")
public abstract class OnAnEngine {
  protected Lab lab;

  @BeforeEach
  void open() {
    lab = Lab.open(3);
  }

  @AfterEach
  void close() {
    lab.close();
  }
}
