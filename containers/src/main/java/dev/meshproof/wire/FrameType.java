package dev.meshproof.wire;

/** Kinds of frames; the ordinal is what is written. */
public enum FrameType {
    /** Agent to caller, once, first: {@link Identity}. */
    HELLO,
    /** Caller to agent: an {@link AgentRequest}; the frame's id numbers it. */
    ASK,
    /** Agent to caller: the {@link AgentReply} to the request of that id. */
    REPLY,
    /** Caller to agent: {@link ConnectTo}; the frame's id names the stream from here on. */
    OPEN,
    /** Agent to caller: {@link ConnectResult}. */
    OPENED,
    /** Either way: bytes of a stream. */
    DATA,
    /** Either way: that many bytes (an int) were read and may be sent again. */
    CREDIT,
    /** Either way: nothing follows in this direction. */
    END,
    /** Either way: the stream is over in both directions: {@link StreamEnd}. */
    CLOSE
}
