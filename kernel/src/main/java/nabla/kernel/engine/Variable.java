package nabla.kernel.engine;

/**
 * A variable that cells have declared.
 *
 * @param name its name
 * @param type its static type as written or inferred
 * @param value what it holds now
 */
public record Variable(String name, String type, Object value) {}
