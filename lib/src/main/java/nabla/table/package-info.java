/** The library's records as Tablesaw tables. */
package nabla.table;
