/**
 * Bytes to records to events; one class per log family; format recognition with a confidence.
 *
 * <p>Place in the data's way: the source station. Bytes of one decompressed source go into a
 * {@link org.hopline.engine.parse.SourceReader}, which cuts them into records ({@link
 * org.hopline.engine.parse.RecordCutter}) and reads each ({@link org.hopline.engine.parse.RecordParser}); events come
 * out at a {@link org.hopline.engine.parse.ParseSink}. The families live in sub-packages: {@code syslog} and {@code
 * journal} are carriers, {@code program} reads the messages of programs inside them, {@code audit}, {@code sysmon} and
 * {@code unifiedlog} are families of their own.
 *
 * <p>Invariants: pieces cover the source without gap or overlap; every record is exactly one of understood, header-only
 * and unparsed; a record never throws; nothing is guessed (no host, zone or year that the record does not state: {@code
 * identity.Settling} decides those later); state lives in one source's reader and nowhere else; what is held of a source
 * does not grow with it.
 *
 * <p>Start reading at {@link org.hopline.engine.parse.SourceReader}, then {@link org.hopline.engine.parse.Formats}.
 */
@NullMarked
package org.hopline.engine.parse;

import org.jspecify.annotations.NullMarked;
