package nabla.scratch.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MatrixTest {

  private static final double[][] A = {{1, 2, 3}, {4, 5, 6}};

  @Test
  void productsTransposesAndSums() {
    double[][] b = {{1, 0}, {0, 1}, {2, -1}};
    assertThat(Matrix.mul(A, b)).isDeepEqualTo(new double[][] {{7, -1}, {16, -1}});
    assertThat(Matrix.transpose(A)).isDeepEqualTo(new double[][] {{1, 4}, {2, 5}, {3, 6}});
    assertThat(Matrix.sumRows(A)).containsExactly(5, 7, 9);
    assertThat(Matrix.addRow(A, new double[] {1, 0, -1}))
        .isDeepEqualTo(new double[][] {{2, 2, 2}, {5, 5, 5}});
    assertThat(Matrix.hadamard(A, A)).isDeepEqualTo(Matrix.map(A, v -> v * v));
    assertThat(Matrix.norm(new double[][] {{3}, {4}})).isEqualTo(5);
    assertThat(Matrix.shape(A)).isEqualTo("[2, 3]");
  }

  @Test
  void nothingIsChangedInPlace() {
    var a = Matrix.copy(A);
    Matrix.map(a, v -> -v);
    Matrix.addRow(a, new double[] {1, 1, 1});
    Matrix.hadamard(a, a);
    assertThat(a).isDeepEqualTo(A);
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    assertThatThrownBy(() -> Matrix.mul(A, A)).hasMessageContaining("[2, 3] and [2, 3]");
    assertThatThrownBy(() -> Matrix.hadamard(A, new double[][] {{1}}))
        .hasMessageContaining("same shape");
  }
}
