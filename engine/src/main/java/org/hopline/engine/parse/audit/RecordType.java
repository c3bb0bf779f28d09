package org.hopline.engine.parse.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.hopline.engine.event.Slice;
import org.jspecify.annotations.Nullable;

/**
 * A type of audit record ({@code linux/audit.h} and libaudit's {@code audit-records.h}), and its part in an event.
 *
 * @param name as auditd writes it
 * @param role its part
 */
record RecordType(String name, Role role) {

    /** What a record is in the event that its serial names. */
    enum Role {
        SYSCALL, EXECVE, CWD, PATH, SOCKADDR, PROCTITLE, END_OF_EVENT,
        /** LOGIN of the kernel: a logon step, joined with the system call that set the login uid. */
        LOGIN,
        /** A logon step told by one user-space record. */
        LOGON_STEP,
        /** Assembled by the collector already. */
        PREASSEMBLED,
        /** Of no event of ours: it is only a record. */
        ALONE,
        /** Told by the kernel beside a system call. */
        BESIDE
    }

    private static final String NUMBERS = """
            1005 USER 1006 LOGIN 1100 USER_AUTH 1101 USER_ACCT 1102 USER_MGMT 1103 CRED_ACQ 1104 CRED_DISP
            1105 USER_START 1106 USER_END 1107 USER_AVC 1108 USER_CHAUTHTOK 1109 USER_ERR 1110 CRED_REFR
            1111 USYS_CONFIG 1112 USER_LOGIN 1113 USER_LOGOUT 1114 ADD_USER 1115 DEL_USER 1116 ADD_GROUP
            1117 DEL_GROUP 1118 DAC_CHECK 1119 CHGRP_ID 1120 TEST 1121 TRUSTED_APP 1122 USER_SELINUX_ERR
            1123 USER_CMD 1124 USER_TTY 1125 CHUSER_ID 1126 GRP_AUTH 1127 SYSTEM_BOOT 1128 SYSTEM_SHUTDOWN
            1129 SYSTEM_RUNLEVEL 1130 SERVICE_START 1131 SERVICE_STOP 1132 GRP_MGMT 1133 GRP_CHAUTHTOK
            1134 MAC_CHECK 1135 ACCT_LOCK 1136 ACCT_UNLOCK 1137 USER_DEVICE 1138 SOFTWARE_UPDATE
            1200 DAEMON_START 1201 DAEMON_END 1202 DAEMON_ABORT 1203 DAEMON_CONFIG
            1300 SYSCALL 1302 PATH 1303 IPC 1304 SOCKETCALL 1305 CONFIG_CHANGE 1306 SOCKADDR 1307 CWD 1309 EXECVE
            1311 IPC_SET_PERM 1312 MQ_OPEN 1313 MQ_SENDRECV 1314 MQ_NOTIFY 1315 MQ_GETSETATTR 1316 KERNEL_OTHER
            1317 FD_PAIR 1318 OBJ_PID 1319 TTY 1320 EOE 1321 BPRM_FCAPS 1322 CAPSET 1323 MMAP 1324 NETFILTER_PKT
            1325 NETFILTER_CFG 1326 SECCOMP 1327 PROCTITLE 1328 FEATURE_CHANGE 1329 REPLACE 1330 KERN_MODULE
            1331 FANOTIFY 1332 TIME_INJOFFSET 1333 TIME_ADJNTPVAL 1334 BPF 1335 EVENT_LISTENER 1336 URINGOP
            1337 OPENAT2 1338 DM_CTRL 1339 DM_EVENT
            1400 AVC 1401 SELINUX_ERR 1402 AVC_PATH 1403 MAC_POLICY_LOAD 1404 MAC_STATUS 1405 MAC_CONFIG_CHANGE
            1406 MAC_UNLBL_ALLOW 1407 MAC_CIPSOV4_ADD 1408 MAC_CIPSOV4_DEL 1409 MAC_MAP_ADD 1410 MAC_MAP_DEL
            1411 MAC_IPSEC_ADDSA 1412 MAC_IPSEC_DELSA 1413 MAC_IPSEC_ADDSPD 1414 MAC_IPSEC_DELSPD
            1415 MAC_IPSEC_EVENT 1416 MAC_UNLBL_STCADD 1417 MAC_UNLBL_STCDEL 1418 MAC_CALIPSO_ADD
            1419 MAC_CALIPSO_DEL
            1700 ANOM_PROMISCUOUS 1701 ANOM_ABEND 1702 ANOM_LINK 1703 ANOM_CREAT
            1800 INTEGRITY_DATA 1801 INTEGRITY_METADATA 1802 INTEGRITY_STATUS 1803 INTEGRITY_HASH
            1804 INTEGRITY_PCR 1805 INTEGRITY_RULE 1806 INTEGRITY_EVM_XATTR 1807 INTEGRITY_POLICY_RULE
            2000 KERNEL
            2400 CRYPTO_TEST_USER 2401 CRYPTO_PARAM_CHANGE_USER 2402 CRYPTO_LOGIN 2403 CRYPTO_LOGOUT
            2404 CRYPTO_KEY_USER 2405 CRYPTO_FAILURE_USER 2406 CRYPTO_REPLAY_USER 2407 CRYPTO_SESSION
            2408 CRYPTO_IKE_SA 2409 CRYPTO_IPSEC_SA
            """;

    private static final int SLOTS = 1024;
    private static final Map<String, RecordType> BY_NAME = new HashMap<>();
    private static final Map<String, RecordType> BY_NUMBER = new HashMap<>();
    private static final @Nullable Known[] TABLE = new @Nullable Known[SLOTS];

    /** A spelling and what it means, for lookups by bytes. */
    private record Known(byte[] spelling, RecordType type) {}

    static {
        String[] words = NUMBERS.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            RecordType type = new RecordType(words[i + 1], roleOf(words[i + 1]));
            BY_NUMBER.put(words[i], type);
            BY_NAME.put(words[i + 1], type);
        }
        BY_NAME.put("AUOMS_EXECVE", new RecordType("AUOMS_EXECVE", Role.PREASSEMBLED));
        BY_NAME.values().forEach(type -> enter(type.name(), type));
        BY_NUMBER.forEach(RecordType::enter);
    }

    private static void enter(String spelling, RecordType type) {
        byte[] bytes = spelling.getBytes(StandardCharsets.US_ASCII);
        int slot = hash(bytes, 0, bytes.length) & SLOTS - 1;
        while (TABLE[slot] != null) {
            slot = slot + 1 & SLOTS - 1;
        }
        TABLE[slot] = new Known(bytes, type);
    }

    /** The type written in these bytes, by name or by number; an unknown one is of no event of ours. */
    static RecordType of(byte[] bytes, int from, int to) {
        for (int slot = hash(bytes, from, to) & SLOTS - 1;; slot = slot + 1 & SLOTS - 1) {
            Known known = TABLE[slot];
            if (known == null) {
                return unknown(Slice.of(bytes, from, to - from).text());
            }
            if (Arrays.equals(known.spelling, 0, known.spelling.length, bytes, from, to)) {
                return known.type;
            }
        }
    }

    /** An auditd older than its kernel writes {@code UNKNOWN[1327]}. */
    private static RecordType unknown(String name) {
        RecordType numbered = name.startsWith("UNKNOWN[") && name.endsWith("]")
                ? BY_NUMBER.get(name.substring(8, name.length() - 1))
                : null;
        return new RecordType(name, numbered == null ? Role.ALONE : numbered.role());
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 10;
    }

    private static Role roleOf(String name) {
        return switch (name) {
            case "SYSCALL" -> Role.SYSCALL;
            case "EXECVE" -> Role.EXECVE;
            case "CWD" -> Role.CWD;
            case "PATH" -> Role.PATH;
            case "SOCKADDR" -> Role.SOCKADDR;
            case "PROCTITLE" -> Role.PROCTITLE;
            case "EOE" -> Role.END_OF_EVENT;
            case "LOGIN" -> Role.LOGIN;
            case "USER_AUTH", "USER_ACCT", "CRED_ACQ", "CRED_DISP", "CRED_REFR", "USER_START", "USER_END",
                    "USER_LOGIN", "USER_LOGOUT", "USER_ERR", "GRP_AUTH", "CRYPTO_KEY_USER", "CRYPTO_SESSION",
                    "CRYPTO_LOGIN", "CRYPTO_LOGOUT" ->
                Role.LOGON_STEP;
            case "IPC", "SOCKETCALL", "IPC_SET_PERM", "MQ_OPEN", "MQ_SENDRECV", "MQ_NOTIFY", "MQ_GETSETATTR",
                    "FD_PAIR", "OBJ_PID", "BPRM_FCAPS", "CAPSET", "MMAP", "KERN_MODULE", "OPENAT2" ->
                Role.BESIDE;
            default -> Role.ALONE;
        };
    }
}
