package nabla.kernel.engine;

/**
 * What is known about a name.
 *
 * @param text signatures and documentation as plain text
 * @param markdown the same as Markdown
 */
public record Inspection(String text, String markdown) {}
