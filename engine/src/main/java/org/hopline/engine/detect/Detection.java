package org.hopline.engine.detect;

import java.util.List;

/**
 * One thing to look for, compiled: the one form of every language.
 *
 * @param info what it says of itself
 * @param inputs at least one
 * @param stages over the picked rows, in order; may be empty
 * @param window when they run
 * @param template what a row becomes
 */
public record Detection(DetectionInfo info, List<Input> inputs, List<Stage> stages, Window window,
        FindingTemplate template) {

    /** Keeps its own copies. */
    public Detection {
        inputs = List.copyOf(inputs);
        stages = List.copyOf(stages);
    }

    /**
     * Its identity among the detections of a run: two versions of one detection may run side by side. It is what
     * {@link org.hopline.engine.event.Pick#detection()} holds and what windows are keyed by.
     */
    public String key() {
        return info.id() + "/" + info.version();
    }
}
