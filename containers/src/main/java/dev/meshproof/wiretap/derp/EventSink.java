package dev.meshproof.wiretap.derp;

/** Takes events in the order of the stream. What it throws comes out of the decoder, which is then no longer of use. */
@FunctionalInterface
public interface EventSink {
    void accept(StreamEvent event);
}
