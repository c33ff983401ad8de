/**
 * Plots as values: make one, give it titles, and it draws itself as PNG or an image. A plot knows
 * numbers, functions and records, never a model.
 */
package nabla.plot;
