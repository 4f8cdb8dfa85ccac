package dev.meshproof.wiretap.derp;

import org.jspecify.annotations.Nullable;

/** Which frames a side may send, and in what order (derp/derp.go: "Protocol flow"). */
final class Order {
    private final Side side;
    private final FrameType first;
    private boolean begun;

    Order(Side side) {
        this.side = side;
        this.first = side == Side.CLIENT ? FrameType.CLIENT_INFO : FrameType.SERVER_KEY;
    }

    /** What is wrong with this one coming now; null if nothing is. */
    @Nullable
    String check(FrameType type) {
        boolean opening = !begun;
        begun = true;
        if (!type.isSentBy(side)) {
            return "a " + type + " frame, which " + side.text() + " does not send";
        }
        if (opening != (type == first)) {
            return opening
                    ? side.text() + " begins with a " + type + " frame, expected " + first
                    : "a second " + type + " frame";
        }
        return null;
    }
}
