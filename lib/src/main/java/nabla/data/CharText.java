package nabla.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A text as a row of characters from a small alphabet, for models that write letter by letter.
 *
 * @param text only characters of the alphabet
 * @param alphabet each character once; its place is the character's code, from 0
 */
public record CharText(String text, String alphabet) {

  /** Letters, the space and a few signs. */
  public static final String LETTERS = " abcdefghijklmnopqrstuvwxyz.,!?;:'-";

  public CharText {
    for (int i = 0; i < text.length(); i++) {
      if (alphabet.indexOf(text.charAt(i)) < 0) {
        throw new IllegalArgumentException(
            "the text has '%c' at place %d, the alphabet does not: add it there or leave it out"
                .formatted(text.charAt(i), i));
      }
    }
  }

  /**
   * Chapters I to IV of "Alice's Adventures in Wonderland" (Lewis Carroll 1865, in the public
   * domain), in small letters: about 45,000 characters.
   *
   * @return letters, single spaces and a few signs
   */
  public static CharText alice() {
    try (InputStream file = CharText.class.getResourceAsStream("alice.txt")) {
      return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("alice.txt is in the library's jar, but cannot be read", e);
    }
  }

  /**
   * Any text, in small letters; line ends become spaces, and what {@link #LETTERS} does not have is
   * left out.
   *
   * @param text a text of your own
   * @return it with the alphabet {@link #LETTERS}
   */
  public static CharText of(String text) {
    String small = text.toLowerCase(Locale.ROOT).replaceAll("\\s", " ");
    return new CharText(
        small.replaceAll("[^a-z .,!?;:'-]", "").replaceAll(" +", " ").strip(), LETTERS);
  }

  /**
   * The characters as numbers.
   *
   * @return the place of each in the alphabet
   */
  public int[] codes() {
    return text.chars().map(alphabet::indexOf).toArray();
  }

  /**
   * Numbers as characters.
   *
   * @param codes places in the alphabet
   * @return one character for each
   */
  public String decode(int... codes) {
    var out = new StringBuilder();
    for (int code : codes) {
      out.append(alphabet.charAt(code));
    }
    return out.toString();
  }

  /**
   * A part of the text.
   *
   * @param from its first character
   * @param to after its last one
   * @return with the same alphabet
   */
  public CharText part(int from, int to) {
    return new CharText(text.substring(from, to), alphabet);
  }

  /**
   * Cuts the text into pieces of one length; a shorter rest is left out. With {@code shift} 1 each
   * piece holds the characters that follow those of the piece with {@code shift} 0.
   *
   * @param length of each piece
   * @param shift where the first piece begins
   * @return codes, shape [pieces, length]: as many pieces for shift 0 as for shift 1
   */
  public int[][] pieces(int length, int shift) {
    var codes = codes();
    var pieces = new int[(codes.length - 1) / length][length];
    for (int i = 0; i < pieces.length; i++) {
      System.arraycopy(codes, i * length + shift, pieces[i], 0, length);
    }
    return pieces;
  }

  @Override
  public String toString() {
    return "CharText[%d characters of %d]".formatted(text.length(), alphabet.length());
  }
}
