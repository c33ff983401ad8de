/** What single notebooks show: walks and searches to look at, small problems, simple baselines. */
package nabla.lessons;
