/** Marks a submission: starts and stops the student process, sends inputs, compares values. */
package nabla.grade.judge;
