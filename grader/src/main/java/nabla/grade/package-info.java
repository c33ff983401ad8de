/** Marks homework. The judge compares plain values; the student's code runs in another process. */
package nabla.grade;
