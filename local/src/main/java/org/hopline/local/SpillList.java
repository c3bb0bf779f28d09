package org.hopline.local;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.hopline.engine.flow.Codec;
import org.hopline.local.TempSpace.TempFile;
import org.jspecify.annotations.Nullable;

/** A list in a temporary file. Walking it decodes block by block; an index decodes the block it lies in. */
final class SpillList<T> extends AbstractList<T> {

    private static final int BLOCK = 256;

    private final List<Run<T>> blocks;
    private final int size;
    private @Nullable List<T> lastBlock;
    private int lastIndex = -1;

    private SpillList(List<Run<T>> blocks, int size) {
        this.blocks = blocks;
        this.size = size;
    }

    static <T> List<T> of(Iterator<T> values, Codec<T> codec) {
        TempFile file = TempSpace.open();
        List<Run<T>> blocks = new ArrayList<>();
        List<T> block = new ArrayList<>();
        int size = 0;
        while (values.hasNext()) {
            block.add(values.next());
            size++;
            if (block.size() == BLOCK) {
                blocks.add(Run.write(block, codec, file));
                block.clear();
            }
        }
        blocks.add(Run.write(block, codec, file));
        return new SpillList<>(blocks, size);
    }

    @Override
    public T get(int index) {
        java.util.Objects.checkIndex(index, size);
        return block(index / BLOCK).get(index % BLOCK);
    }

    private synchronized List<T> block(int index) {
        List<T> block = lastBlock;
        if (block == null || index != lastIndex) {
            block = new ArrayList<>();
            blocks.get(index).forEach(block::add);
            lastBlock = block;
            lastIndex = index;
        }
        return block;
    }

    @Override
    public int size() {
        return size;
    }
}
