/**
 * Neurons and networks in plain Java, to be read. Rows are examples: x has shape [batch, features];
 * a layer's weights have one row per neuron, shape [out, in].
 */
package nabla.scratch.nn;
