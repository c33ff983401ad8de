/** Records that the rest of the library shares. Nothing here knows how a network is made. */
package nabla.core;
