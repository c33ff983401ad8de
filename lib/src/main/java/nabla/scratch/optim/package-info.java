/** Walking downhill: gradient descent, its relatives, and the hills they are tried on. */
package nabla.scratch.optim;
