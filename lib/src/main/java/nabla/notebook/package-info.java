/**
 * What turns values into pictures below a cell: renderers, live displays, animations. The only
 * package that knows of kernels; everything it needs of one goes through {@link
 * nabla.notebook.Screen}.
 */
package nabla.notebook;
