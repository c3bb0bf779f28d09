package org.hopline.testkit.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.hopline.engine.event.SourceId;
import org.hopline.engine.event.SourceLedger;
import org.jspecify.annotations.Nullable;

/** The law of DESIGN §6: records and ignored stretches cover the decompressed source, and every record has one fate. */
public final class LedgerLaw {

    private LedgerLaw() {}

    /**
     * Fails unless the law holds for every ledger.
     *
     * @param decompressed the bytes of a source, got without Hopline; null where the test has none: then only the sums
     *     are checked
     */
    public static void assertHolds(Collection<SourceLedger> ledgers,
            Function<SourceId, byte @Nullable []> decompressed) {
        SoftAssertions softly = new SoftAssertions();
        for (SourceLedger ledger : ledgers) {
            check(ledger, decompressed.apply(ledger.source()), softly);
        }
        softly.assertAll();
    }

    /** Fails unless the law holds for this ledger of these bytes. */
    public static void assertHolds(SourceLedger ledger, byte[] decompressed) {
        SoftAssertions softly = new SoftAssertions();
        check(ledger, decompressed, softly);
        softly.assertAll();
    }

    /** Fails unless the source has one record per line that is not blank, as formats of one line per record have. */
    public static void assertOneRecordPerLine(SourceLedger ledger, byte[] decompressed) {
        SoftAssertions softly = new SoftAssertions();
        check(ledger, decompressed, softly);
        softly.assertThat(ledger.records()).as("records of %s against its lines that are not blank", ledger.source())
                .isEqualTo(linesNotBlank(decompressed));
        softly.assertAll();
    }

    private static void check(SourceLedger ledger, byte @Nullable [] bytes, SoftAssertions softly) {
        softly.assertThat(ledger.records()).as("records of %s by their fate", ledger.source())
                .isEqualTo(ledger.understood() + ledger.headerOnly() + ledger.unparsed());
        softly.assertThat(ledger.recordBytes() + ledger.ignoredBytes()).as("bytes of %s by their use", ledger.source())
                .isEqualTo(ledger.size());
        softly.assertThat(ledger.lawful()).as("lawful ledger of %s: %s", ledger.source(), ledger).isTrue();
        softly.assertThat(ledger.understood()).as("understood of %s", ledger.source()).isNotNegative();
        softly.assertThat(ledger.unparsed()).as("unparsed of %s", ledger.source()).isNotNegative();
        softly.assertThat(ledger.ignoredBytes()).as("ignored bytes of %s", ledger.source()).isNotNegative();
        if (bytes == null) {
            return;
        }
        softly.assertThat(ledger.size()).as("size of %s against the bytes themselves", ledger.source())
                .isEqualTo(bytes.length);
        String hash = ledger.sha256();
        if (hash != null) {
            softly.assertThat(hash).as("hash of %s", ledger.source()).isEqualTo(sha256(bytes));
        }
    }

    /** Lines with anything but blanks in them. */
    public static long linesNotBlank(byte[] bytes) {
        long lines = 0;
        boolean something = false;
        for (byte b : bytes) {
            if (b == '\n') {
                lines += something ? 1 : 0;
                something = false;
            } else if (b != ' ' && b != '\t' && b != '\r') {
                something = true;
            }
        }
        return lines + (something ? 1 : 0);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
