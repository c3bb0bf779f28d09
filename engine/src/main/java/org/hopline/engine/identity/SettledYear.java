package org.hopline.engine.identity;

/**
 * The year of a yearless source.
 *
 * @param base the year of records before any New Year
 * @param inferred whether it is less than stated or shown by identical records
 * @param why the rest of a sentence that begins with the year
 */
record SettledYear(int base, boolean inferred, String why) {}
