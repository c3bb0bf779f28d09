/**
 * Linux audit: single records, and the events assembled from them.
 *
 * <p>Place in the data's way: a family of {@link org.hopline.engine.parse}, read from files ({@code AuditFormat}) or from
 * inside syslog and the journal ({@code AuditPayload}). Each record is an event of view record under its own field names;
 * records of one time and serial on one node join into an event of view assembled that says what happened.
 *
 * <p>Invariants: a record event has kind Logged, only assembled ones say more; a command line comes from EXECVE, never
 * from PROCTITLE (cut at 128 bytes, and rewritten by programs); hex is decoded only in fields that may hold it; a call
 * that failed started nothing; events leave an assembler in the order of their first records, so that interleaving
 * changes nothing; what is held per node is bounded.
 *
 * <p>Start reading at {@link org.hopline.engine.parse.audit.AuditFormat}, then {@code AuditReader}, {@code FieldSplitter},
 * {@code Assembler} and {@code Assembly}.
 */
@NullMarked
package org.hopline.engine.parse.audit;

import org.jspecify.annotations.NullMarked;
