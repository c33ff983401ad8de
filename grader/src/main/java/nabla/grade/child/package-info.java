/** What runs in the process of the student: cells, calls, plain values over a pipe. */
package nabla.grade.child;
