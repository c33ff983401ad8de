/** Grades as other systems accept them. */
package nabla.grade.export;
