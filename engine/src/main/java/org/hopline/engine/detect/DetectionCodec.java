package org.hopline.engine.detect;

import java.util.ArrayList;
import java.util.List;
import org.hopline.engine.flow.ByteReader;
import org.hopline.engine.flow.ByteWriter;
import org.hopline.engine.flow.RecordCodec;

/**
 * A set of compiled detections as bytes: what a cluster's jar carries, so that a runner needs no language. Bytes of
 * another shape of these types are refused.
 */
public final class DetectionCodec {

    private static final RecordCodec<Detection> ONE = RecordCodec.unframed(Detection.class);

    private DetectionCodec() {}

    /** The bytes of these detections. */
    public static byte[] write(List<Detection> detections) {
        ByteWriter to = new ByteWriter();
        to.writeFixed(ONE.fingerprint());
        to.writeLong(detections.size());
        for (Detection detection : detections) {
            ONE.write(detection, to);
        }
        return to.toBytes();
    }

    /** The detections of bytes; fails with {@link IllegalArgumentException} on bytes that {@link #write} did not make. */
    public static List<Detection> read(byte[] bytes) {
        ByteReader from = new ByteReader(bytes, 0, bytes.length);
        if (from.readFixed() != ONE.fingerprint()) {
            throw new IllegalArgumentException("detections written by another version");
        }
        long count = from.readLong();
        List<Detection> detections = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            detections.add(ONE.read(from));
        }
        if (!from.atEnd()) {
            throw new IllegalArgumentException("bytes left after the detections");
        }
        return detections;
    }
}
