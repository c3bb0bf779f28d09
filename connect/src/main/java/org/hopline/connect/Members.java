package org.hopline.connect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.hopline.engine.event.SourceId;
import org.jspecify.annotations.Nullable;

/**
 * An archive whose members are reached one after another. Opening a member that lies ahead goes on from where the last
 * one ended; opening one that lies behind begins anew. Threads that read at once get cursors of their own.
 */
final class Members {

    private final Origin origin;
    private final Limits limits;
    private @Nullable ArchiveCursor idle;
    private int idleAt;

    Members(Origin origin, Limits limits) {
        this.origin = origin;
        this.limits = limits;
    }

    /** A cursor from the first byte. */
    ArchiveCursor cursor() throws IOException {
        return new ArchiveCursor(origin.open(), limits);
    }

    /** Opens a member by its number. */
    SourceInput open(SourceId source, int number, List<Packing> layers, boolean hashing) {
        try {
            ArchiveCursor cursor = take(number);
            ArchiveCursor.Member member = cursor.next();
            while (member != null && member.number() < number) {
                member = cursor.next();
            }
            if (member == null || member.content() == null) {
                IOException failure = cursor.failure();
                cursor.close();
                String changed = origin.changed();
                Trouble trouble = failure != null
                        ? Sentences.of(source, failure, cursor.failedIn(), 0)
                        : new Trouble(source, Trouble.Kind.CHANGED,
                                changed != null ? changed : "The archive no longer holds it.");
                return StreamInput.failed(source, origin, trouble);
            }
            return new StreamInput(source, origin, member.content(), layers, cursor::storedRead, hashing,
                    () -> giveBack(cursor, number));
        } catch (IOException e) {
            return StreamInput.failed(source, origin, Sentences.of(source, e, List.of(), 0));
        }
    }

    private ArchiveCursor take(int number) throws IOException {
        synchronized (this) {
            ArchiveCursor waiting = idle;
            if (waiting != null && idleAt < number) {
                idle = null;
                return waiting;
            }
        }
        return cursor();
    }

    private void giveBack(ArchiveCursor cursor, int at) {
        ArchiveCursor spare = cursor;
        synchronized (this) {
            if (at < last && (idle == null || idleAt < at)) {
                spare = idle;
                idle = cursor;
                idleAt = at;
            }
        }
        if (spare != null) {
            spare.close();
        }
    }

    private int last;

    /** Says which member is the last that will be asked for, so that no file stays open after it. */
    synchronized void last(int number) {
        last = number;
    }

    /** A stream of bytes that were kept, followed by the failure that followed them. */
    static InputStream replay(byte[] bytes, int length, @Nullable IOException failure) {
        return new InputStream() {
            private final ByteArrayInputStream in = new ByteArrayInputStream(bytes, 0, length);

            @Override
            public int read() throws IOException {
                int value = in.read();
                if (value < 0 && failure != null) {
                    throw failure;
                }
                return value;
            }

            @Override
            public int read(byte[] into, int from, int many) throws IOException {
                int got = in.read(into, from, many);
                if (got < 0 && failure != null) {
                    throw failure;
                }
                return got;
            }
        };
    }
}
