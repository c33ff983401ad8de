package nabla.kernel.engine;

/**
 * A mistake the compiler found.
 *
 * @param code the compiler's key for it, such as {@code compiler.err.cant.resolve.location}
 * @param message what the compiler says, first line first
 * @param cell where it is; null where it is in no text of the user
 * @param start first character of it
 * @param position the character the compiler points at
 * @param end behind its last character
 */
record Problem(String code, String message, CellText cell, int start, int position, int end) {

  boolean in(CellText text, int from, int to) {
    return cell == text && from <= position && position <= to;
  }
}
