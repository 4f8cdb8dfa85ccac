package dev.meshproof.sdl.yaml;

import java.util.Arrays;

/** Counts code points in constant or logarithmic time, so that a file of one long line costs no more than others. */
final class CodePoints {
    private final int length;
    /** Indexes of the second halves of surrogate pairs, ascending. */
    private final int[] seconds;

    private CodePoints(int length, int[] seconds) {
        this.length = length;
        this.seconds = seconds;
    }

    static CodePoints of(String text) {
        int[] seconds = new int[8];
        int count = 0;
        for (int i = 1; i < text.length(); i++) {
            if (Character.isLowSurrogate(text.charAt(i)) && Character.isHighSurrogate(text.charAt(i - 1))) {
                if (count == seconds.length) {
                    seconds = Arrays.copyOf(seconds, count * 2);
                }
                seconds[count++] = i;
            }
        }
        return new CodePoints(text.length(), Arrays.copyOf(seconds, count));
    }

    /** How many code points begin before an index into the text. */
    int before(int index) {
        int found = Arrays.binarySearch(seconds, index);
        return index - (found >= 0 ? found : -found - 1);
    }

    /** The index at which the code point of that number begins; the text's length if it has no more. */
    int index(int codePoint) {
        int low = 0;
        int high = seconds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (before(seconds[middle]) <= codePoint) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.min(length, codePoint + low);
    }
}
