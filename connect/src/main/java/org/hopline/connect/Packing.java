package org.hopline.connect;

/** How bytes are packed, told by the bytes they begin with. */
enum Packing {
    /** Nothing known: the bytes themselves. */
    NONE("", false),
    /** RFC 1952, any number of members. */
    GZIP("gz", false),
    /** The .xz file format 1.2, any number of streams. */
    XZ("xz", false),
    /** RFC 8878, any number of frames. */
    ZSTD("zst", false),
    /** bzip2, any number of streams. */
    BZIP2("bz2", false),
    /** POSIX.1-2001 pax, ustar, GNU and seventh-edition tar. */
    TAR("tar", true),
    /** PKWARE's APPNOTE.TXT. */
    ZIP("zip", true),
    /** Known, but not read by us. */
    SEVEN_ZIP("7z", false),
    /** Known, but not read by us. */
    RAR("rar", false),
    /** Known, but not read by us. */
    LZ4("lz4", false),
    /** Known, but not read by us. */
    COMPRESS("Z", false);

    /** How many first bytes {@link #of} looks at: a whole tar header. */
    static final int HEAD = 512;

    private final String suffix;
    private final boolean archive;

    Packing(String suffix, boolean archive) {
        this.suffix = suffix;
        this.archive = archive;
    }

    /** The usual suffix, without dot. */
    String suffix() {
        return suffix;
    }

    /** Whether it holds members. */
    boolean isArchive() {
        return archive;
    }

    /** Whether we know it and cannot open it. */
    boolean isForeign() {
        return switch (this) {
            case SEVEN_ZIP, RAR, LZ4, COMPRESS -> true;
            case NONE, GZIP, XZ, ZSTD, BZIP2, TAR, ZIP -> false;
        };
    }

    /** What these first bytes are. */
    static Packing of(byte[] head) {
        if (has(head, 0, 0x1f, 0x8b, 8)) {
            return GZIP;
        }
        if (has(head, 0, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return XZ;
        }
        if (has(head, 0, 0x28, 0xb5, 0x2f, 0xfd) || skippableFrame(head)) {
            return ZSTD;
        }
        if (has(head, 0, 'B', 'Z', 'h') && head.length >= 10 && head[3] >= '1' && head[3] <= '9'
                && (has(head, 4, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59)
                        || has(head, 4, 0x17, 0x72, 0x45, 0x38, 0x50, 0x90))) {
            return BZIP2;
        }
        if (has(head, 0, 'P', 'K', 3, 4) || has(head, 0, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (has(head, 0, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c)) {
            return SEVEN_ZIP;
        }
        if (has(head, 0, 'R', 'a', 'r', '!', 0x1a, 7)) {
            return RAR;
        }
        if (has(head, 0, 4, 0x22, 0x4d, 0x18)) {
            return LZ4;
        }
        if (has(head, 0, 0x1f, 0x9d)) {
            return COMPRESS;
        }
        return TarReader.isHeader(head) ? TAR : NONE;
    }

    /** RFC 8878 §3.1.2: a file may begin with frames that carry no data, as pzstd writes them. */
    private static boolean skippableFrame(byte[] head) {
        if (head.length < 12 || (head[0] & 0xf0) != 0x50 || !has(head, 1, 0x2a, 0x4d, 0x18)) {
            return false;
        }
        long length = (head[4] & 0xffL) | (head[5] & 0xffL) << 8 | (head[6] & 0xffL) << 16 | (head[7] & 0xffL) << 24;
        long next = 8 + length;
        return next + 4 > head.length || has(head, (int) next, 0x28, 0xb5, 0x2f, 0xfd)
                || has(head, (int) next + 1, 0x2a, 0x4d, 0x18);
    }

    private static boolean has(byte[] head, int from, int... wanted) {
        if (from + wanted.length > head.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((head[from + i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
