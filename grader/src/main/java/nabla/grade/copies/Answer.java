package nabla.grade.copies;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nabla.grade.judge.Mark;

/**
 * What one student has written for one homework.
 *
 * @param mark where it stands
 * @param source all answers, one below the other
 * @param tokens of the source
 * @param comments of the source
 * @param grams of the tokens
 */
record Answer(Mark mark, String source, List<Token> tokens, Set<String> comments, Grams grams) {

  static Answer of(Mark mark) {
    String source =
        mark.questions().stream()
            .map(question -> question.code().stripTrailing())
            .collect(Collectors.joining("\n\n"));
    Lexer.Text text = Lexer.read(source);
    return new Answer(
        mark, source, text.tokens(), new HashSet<>(text.comments()), Grams.of(text.tokens()));
  }

  String student() {
    return mark.student();
  }
}
