/** Derivatives: by hand checked against differences, and found by the computer. */
package nabla.scratch.autodiff;
