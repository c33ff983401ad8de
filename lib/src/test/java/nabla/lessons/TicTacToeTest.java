package nabla.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The game is the game, and its teacher knows it. */
class TicTacToeTest {

  @Test
  void thereAre4520PositionsToMoveInAndPerfectPlayIsADraw() {
    assertThat(TicTacToe.positions()).hasSize(4520).doesNotHaveDuplicates();
    assertThat(TicTacToe.value(TicTacToe.EMPTY)).isZero();
  }

  @Test
  void aMoveTurnsTheBoardRound() {
    assertThat(TicTacToe.play("X.O......", 4)).isEqualTo("O.X.O....");
    assertThatThrownBy(() -> TicTacToe.play("X........", 0)).hasMessageContaining("taken");
  }

  @Test
  void itWinsWhereItCanAndBlocksWhereItMust() {
    assertThat(TicTacToe.best("XX.OO....")).containsExactly(2);
    assertThat(TicTacToe.best("X..OO....")).containsExactly(5);
    assertThat(TicTacToe.lost("OOO.XX.X.")).isTrue();
    assertThat(TicTacToe.over("XOXXOOOXX")).isTrue();
    assertThat(TicTacToe.lost("XOXXOOOXX")).isFalse();
  }

  @Test
  void aPerfectPlayerNeverLosesAgainstChance() {
    var random = new SplittableRandom(1);
    for (int game = 0; game < 200; game++) {
      var board = TicTacToe.EMPTY;
      boolean perfect = game % 2 == 0;
      while (!TicTacToe.over(board)) {
        int[] free = TicTacToe.moves(board);
        int move = perfect ? TicTacToe.best(board).get(0) : free[random.nextInt(free.length)];
        board = TicTacToe.play(board, move);
        perfect = !perfect;
      }
      assertThat(TicTacToe.lost(board) && perfect).isFalse();
    }
  }
}
