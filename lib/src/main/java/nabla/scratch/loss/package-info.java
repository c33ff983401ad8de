/** How wrong an output is, as a number and as a gradient. */
package nabla.scratch.loss;
