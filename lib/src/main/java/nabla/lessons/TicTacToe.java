package nabla.lessons;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Tic-tac-toe, solved. A board is nine characters, row by row: {@code X} for the player to move,
 * {@code O} for the other one, {@code .} for an empty square. After a move the board is turned
 * round, so that the next player is {@code X} again.
 */
public final class TicTacToe {
  /** The board on which the game begins. */
  public static final String EMPTY = ".........";

  private static final int[][] LINES = {
    {0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}
  };

  private static final Map<String, Integer> VALUES = new LinkedHashMap<>();

  private TicTacToe() {}

  /**
   * The squares that are free.
   *
   * @param board nine characters
   * @return from 0 to 8
   */
  public static int[] moves(String board) {
    return IntStream.range(0, 9).filter(i -> board.charAt(i) == '.').toArray();
  }

  /**
   * The board as the other player sees it after a move of the player to move.
   *
   * @param board nine characters
   * @param square a free one
   * @return with X and O exchanged
   */
  public static String play(String board, int square) {
    if (board.charAt(square) != '.') {
      throw new IllegalArgumentException(
          "square %d of %s is taken: choose one of its dots".formatted(square, board));
    }
    var next = new StringBuilder(board);
    next.setCharAt(square, 'X');
    return next.toString().replace('X', '-').replace('O', 'X').replace('-', 'O');
  }

  /**
   * Whether the player who has just moved has won.
   *
   * @param board as the other one sees it
   * @return true if there are three O in a line
   */
  public static boolean lost(String board) {
    for (int[] line : LINES) {
      if (IntStream.of(line).allMatch(i -> board.charAt(i) == 'O')) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the game is over.
   *
   * @param board as the player to move sees it
   * @return true if it is lost or full
   */
  public static boolean over(String board) {
    return lost(board) || moves(board).length == 0;
  }

  /**
   * How the game ends for the player to move if both play perfectly (minimax): −1 if it is lost, 0
   * if the board is full, else the best of the moves, each worth minus what it is worth to the
   * other player.
   *
   * @param board nine characters
   * @return 1, 0 or −1
   */
  public static synchronized int value(String board) {
    var known = VALUES.get(board);
    if (known != null) {
      return known;
    }
    int value =
        over(board)
            ? lost(board) ? -1 : 0
            : IntStream.of(moves(board)).map(i -> -value(play(board, i))).max().orElseThrow();
    VALUES.put(board, value);
    return value;
  }

  /**
   * The moves after which perfect play ends best.
   *
   * @param board of a game that is not over
   * @return at least one free square
   */
  public static List<Integer> best(String board) {
    int value = value(board);
    return IntStream.of(moves(board)).filter(i -> -value(play(board, i)) == value).boxed().toList();
  }

  /**
   * All boards on which somebody is to move.
   *
   * @return 4,520 boards, those of one game after another
   */
  public static List<String> positions() {
    var seen = new LinkedHashMap<String, Boolean>();
    var waiting = new ArrayList<>(List.of(EMPTY));
    while (!waiting.isEmpty()) {
      var board = waiting.remove(waiting.size() - 1);
      if (!over(board) && seen.put(board, true) == null) {
        IntStream.of(moves(board)).forEach(i -> waiting.add(play(board, i)));
      }
    }
    return List.copyOf(seen.keySet());
  }
}
