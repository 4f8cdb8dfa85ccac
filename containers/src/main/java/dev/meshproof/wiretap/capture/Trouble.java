package dev.meshproof.wiretap.capture;

/**
 * Why a capture could not be read to its end.
 *
 * @param at where the block begins that could not be read, in bytes from the beginning of the file
 * @param cutOff whether the file just ends within it, as one does that is still being written
 */
public record Trouble(long at, boolean cutOff, String why) {
    @Override
    public String toString() {
        return (cutOff ? "cut off at byte " : "unreadable from byte ") + at + ": " + why;
    }
}
