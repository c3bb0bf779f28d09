package org.hopline.connect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.hopline.engine.event.SourceId;
import org.jspecify.annotations.Nullable;

/** The input of one source: unpacked bytes, hashed beside, with what went wrong told in words. */
final class StreamInput implements SourceInput {

    private final SourceId source;
    private final Origin origin;
    private final Unpacking.Unpacked content;
    private final List<Packing> around;
    private final LongSupplier stored;
    private final Runnable closing;
    private @Nullable HashThread hash;
    private @Nullable String sha256;
    private @Nullable Trouble trouble;
    private long size;
    private boolean ended;
    private boolean closed;

    /**
     * @param around packing of the archive around it, outermost first
     * @param closing what is to be done when it is closed; never throws
     */
    StreamInput(SourceId source, Origin origin, Unpacking.Unpacked content, List<Packing> around, LongSupplier stored,
            boolean hashing, Runnable closing) {
        this.source = source;
        this.origin = origin;
        this.content = content;
        this.around = around;
        this.stored = stored;
        this.closing = closing;
        hash = hashing ? new HashThread() : null;
    }

    /** An input that has no bytes, and says why. */
    static StreamInput failed(SourceId source, Origin origin, Trouble trouble) {
        StreamInput input = new StreamInput(source, origin,
                new Unpacking.Unpacked(new PeekStream(java.io.InputStream.nullInputStream()), List.of(), Packing.NONE),
                List.of(), () -> 0, false, () -> {});
        input.trouble = trouble;
        input.ended = true;
        return input;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (ended || closed || length == 0) {
            return ended || closed ? -1 : 0;
        }
        try {
            int got = content.in().read(into, from, length);
            if (got < 0) {
                end(null);
                return -1;
            }
            HashThread hashing = hash;
            if (hashing != null) {
                hashing.update(into, from, got);
            }
            size += got;
            return got;
        } catch (IOException e) {
            end(e);
        } catch (RuntimeException e) {
            end(Unpacking.damage(e));
        }
        return -1;
    }

    private void end(@Nullable IOException failure) {
        ended = true;
        HashThread hashing = hash;
        if (hashing != null) {
            sha256 = hashing.finish();
            hash = null;
        }
        String changed = origin.changed();
        if (failure != null) {
            List<Packing> packing = new ArrayList<>(around);
            packing.addAll(content.packing());
            trouble = Sentences.of(source, failure, packing, size);
        } else if (content.inner().isForeign()) {
            trouble = new Trouble(source, Trouble.Kind.UNREADABLE,
                    "It is packed as ." + content.inner().suffix()
                            + ", which is not opened; its bytes were read as they are.");
        }
        if (changed != null) {
            trouble = new Trouble(source, Trouble.Kind.CHANGED,
                    trouble == null ? changed : trouble.sentence() + " " + changed);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long storedRead() {
        return stored.getAsLong();
    }

    @Override
    public @Nullable Trouble trouble() {
        return trouble;
    }

    @Override
    public @Nullable String sha256() {
        return sha256;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        HashThread hashing = hash;
        if (hashing != null) {
            hashing.stop();
            hash = null;
        }
        closing.run();
    }
}
