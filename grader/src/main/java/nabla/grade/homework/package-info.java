/** The assignments with what only the judge knows: hidden cases, answer keys, limits. */
package nabla.grade.homework;
