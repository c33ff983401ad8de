/** Notebooks as files: reading what students hand in, writing what they get. */
package nabla.grade.notebook;
