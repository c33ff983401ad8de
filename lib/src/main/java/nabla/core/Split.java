package nabla.core;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.Stream;

/**
 * Examples to learn from and examples to be judged by, without a common one.
 *
 * @param train what the network sees
 * @param test what it is measured on
 */
public record Split(Dataset train, Dataset test) {

  /**
   * How many test examples are also training examples, feature by feature: each makes the test
   * easier than it looks.
   *
   * @return 0 for an honest split
   */
  public int leaks() {
    var seen = new HashSet<DoubleBuffer>(); // a buffer is equal to another of equal numbers
    Arrays.stream(train.x()).map(DoubleBuffer::wrap).forEach(seen::add);
    Stream<DoubleBuffer> tests = Arrays.stream(test.x()).map(DoubleBuffer::wrap);
    return (int) tests.filter(seen::contains).count();
  }

  @Override
  public String toString() {
    return "Split[train %s, test %s]".formatted(train, test);
  }
}
