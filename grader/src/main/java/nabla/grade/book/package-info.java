/** What counts: the best or the last submission, lateness, what a teacher has decided. */
package nabla.grade.book;
