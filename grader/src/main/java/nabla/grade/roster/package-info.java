/** Who is in the class, and who has handed in what. */
package nabla.grade.roster;
