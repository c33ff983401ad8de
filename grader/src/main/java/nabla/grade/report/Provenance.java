package nabla.grade.report;

/**
 * What marked: in every report, so that two reports can be compared, and so that a report is used
 * again only if everything would come out the same.
 *
 * @param grader the SHA-256 of the grader, in hexadecimal
 * @param library the SHA-256 of the library
 * @param exercises the SHA-256 of the exercises as they were given out
 * @param seeds what tells one secret from another without telling it
 * @param isolation how the answers were kept apart, in words
 */
public record Provenance(
    String grader, String library, String exercises, String seeds, String isolation) {}
