package nabla.grade.copies;

/**
 * One token of Java.
 *
 * @param kind what is compared: the token itself, or {@code name}, {@code number}, {@code text}
 * @param text as it is written
 * @param line from 0
 */
record Token(String kind, String text, int line) {}
