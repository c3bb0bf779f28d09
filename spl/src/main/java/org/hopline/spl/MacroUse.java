package org.hopline.spl;

/**
 * A macro that a search calls, itself or through another.
 *
 * @param name without backticks and arguments
 * @param foundIn where its definition stands, or why none was needed
 * @param definition what it expands to, before its arguments are filled in
 */
public record MacroUse(String name, String foundIn, String definition) {}
