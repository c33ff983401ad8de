/** Likeness between the answers of a class. */
package nabla.grade.copies;
