package org.hopline.spl;

/**
 * A place in the file a search stands in.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(int line, int column) {}
