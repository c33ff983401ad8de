/**
 * Claims with their measurements, and exercises with their checks. Returns values; never prints.
 */
package nabla.check;
