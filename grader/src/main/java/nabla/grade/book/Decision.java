package nabla.grade.book;

/**
 * What a teacher has decided about one homework of one student.
 *
 * @param line of the file, from 1
 * @param student the id
 * @param assignment its number
 * @param points what counts instead of what was marked; null if that stays
 * @param daysLate counted instead of the clock's, 0 for in time; null if the clock's stay
 * @param comment for the student, perhaps empty
 */
record Decision(
    long line, String student, String assignment, Double points, Double daysLate, String comment) {}
