package org.hopline.engine.event;

/** Which software's way of writing a record is in; the second key of the total order within a host after its name. */
public enum LogFamily {
    /** Syslog text in any header, with the programs inside it. */
    SYSLOG,
    /** The systemd journal in any export. */
    JOURNAL,
    /** Linux audit records. */
    AUDIT,
    /** Sysmon for Linux. */
    SYSMON_LINUX,
    /** The macOS unified log. */
    UNIFIED_LOG
}
