/** Tables as teachers' spreadsheets read and write them. */
package nabla.grade.csv;
