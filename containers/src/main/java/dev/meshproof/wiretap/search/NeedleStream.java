package dev.meshproof.wiretap.search;

/**
 * Finds needles in a stream that comes in packets, across their borders: of what has passed it keeps as much as a needle
 * could reach back. For one thread.
 */
public final class NeedleStream {
    private final NeedleSearch search;
    private final int reach;
    private byte[] border = new byte[0];
    private int kept;

    public NeedleStream(NeedleSearch search) {
        this.search = search;
        this.reach = Math.max(0, search.longest() - 1);
    }

    /**
     * Reports what ends in this packet, with where it begins in it: at a negative place if that was before the packet.
     *
     * @param from where in the array the packet begins
     * @param to where it ends
     */
    public void scan(byte[] bytes, int from, int to, HitSink sink) {
        if (kept > 0) {
            int head = Math.min(to - from, reach);
            int before = kept;
            System.arraycopy(bytes, from, border, before, head);
            search.scan(border, 0, before + head, (needle, at) -> {
                if (at < before && at + needle.bytes().length > before) {
                    sink.hit(needle, at - before);
                }
            });
        }
        search.scan(bytes, from, to, (needle, at) -> sink.hit(needle, at - from));
        keep(bytes, from, to);
    }

    private void keep(byte[] bytes, int from, int to) {
        if (border.length == 0) {
            border = new byte[2 * reach];
        }
        int some = Math.min(to - from, reach);
        int old = Math.min(kept, reach - some);
        System.arraycopy(border, kept - old, border, 0, old);
        System.arraycopy(bytes, to - some, border, old, some);
        kept = old + some;
    }
}
