/**
 * What a homework exercise is made of: public cases, the plain values they speak in, and the
 * misconceptions they name. The hidden cases are the grader's own.
 */
package nabla.check.homework;
