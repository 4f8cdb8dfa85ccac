package dev.meshproof.wiretap.capture;

import dev.meshproof.wiretap.Lane;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The packets of a file of one format, from the first to the last. */
interface PacketSource {
    /** Moves on to the next packet; false if there is none, be it for an end or for {@link #trouble}. */
    boolean next(CapturedPacket packet) throws IOException;

    @Nullable
    Trouble trouble();

    default Removed removed() {
        return Removed.NOTHING;
    }

    default long skippedBlocks() {
        return 0;
    }

    default List<Lane> lanes() {
        return List.of();
    }
}
