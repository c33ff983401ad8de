/**
 * Examples to learn from, made in code with a seed, and the encodings that turn things into
 * numbers.
 */
package nabla.data;
