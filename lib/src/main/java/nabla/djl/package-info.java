/**
 * The course's networks with DJL, on whichever engine the machine has: {@link nabla.djl.Lab} picks
 * it, {@link nabla.djl.Nets} makes blocks, {@link nabla.djl.Net} trains them and gives its numbers
 * back as plain arrays.
 */
package nabla.djl;
