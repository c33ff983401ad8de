/** What comes out of marking: JSON, HTML, the grade book. */
package nabla.grade.report;
