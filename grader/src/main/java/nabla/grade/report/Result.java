package nabla.grade.report;

import nabla.grade.judge.Mark;

/**
 * A mark, and what marked it.
 *
 * @param mark what a submission earned
 * @param provenance what marked
 */
public record Result(Mark mark, Provenance provenance) {}
