package org.hopline.engine.detect;

/**
 * The parts of a {@link org.hopline.engine.event.Kind} that field maps may name. A kind without that part, and a part
 * that the log does not state, are absent. Several kinds share a part where it means the same.
 */
public enum KindField {
    /** Process id. */
    PID,
    /** Process id of the parent. */
    PARENT_PID,
    /** Full path of the executable. */
    IMAGE,
    /** Arguments joined by one space, or the command line as logged; sudo's command. */
    COMMAND_LINE,
    /** Working directory. */
    WORKING_DIRECTORY,
    /** The account: of the process, of the logon, of the file access. */
    USER,
    /** The audit login uid. */
    LOGIN_UID,
    /** The audit session id. */
    AUDIT_SESSION,
    /** Terminal. */
    TTY,
    /** Full path of the parent's executable. */
    PARENT_IMAGE,
    /** The parent's command line. */
    PARENT_COMMAND_LINE,
    /** {@code success}, {@code failure}; absent when not stated. */
    OUTCOME,
    /** Address of the side that asked: a logon's client, a connection's source. */
    SOURCE_ADDRESS,
    /** Its port. */
    SOURCE_PORT,
    /** Address of the side that answered. */
    DESTINATION_ADDRESS,
    /** Its port. */
    DESTINATION_PORT,
    /** Path of the file touched. */
    PATH,
    /** What was done to it: {@code created}, {@code modified}, {@code deleted}, {@code renamed}, {@code attributes_changed}, {@code read}. */
    FILE_ACTION,
    /** {@code outgoing} or {@code incoming}; absent when not stated. */
    DIRECTION,
    /** Authentication method, as logged. */
    METHOD,
    /** Fingerprint of the key that was used. */
    KEY,
    /** The service or program that authenticated: PAM's service, the audit record's executable, {@code sudo}, {@code su}. */
    SERVICE,
    /** The account that asked, where it is another than {@link #USER}: sudo, su. */
    SOURCE_USER
}
