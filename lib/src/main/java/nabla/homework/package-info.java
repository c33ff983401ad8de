/**
 * The course's homework, 01 to 18: the public cases of every exercise and the misconceptions they
 * name. The hidden cases are the grader's own.
 */
package nabla.homework;
