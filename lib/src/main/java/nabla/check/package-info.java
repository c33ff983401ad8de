/**
 * Claims with their measurements, and what an exercise and its checks are made of. Returns values;
 * never prints.
 */
package nabla.check;
