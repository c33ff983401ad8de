package nabla.grade.report;

/**
 * What marked: in every report, so that two reports can be compared.
 *
 * @param grader the SHA-256 of the grader, in hexadecimal
 * @param library the SHA-256 of the library
 * @param isolation how the answers were kept apart, in words
 */
public record Provenance(String grader, String library, String isolation) {}
