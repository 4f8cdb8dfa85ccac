package dev.meshproof.agent;

import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import dev.meshproof.wire.Codec;
import dev.meshproof.wire.ConnectOutcome;
import dev.meshproof.wire.ConnectResult;
import dev.meshproof.wire.ConnectTo;
import dev.meshproof.wire.FlowStream;
import dev.meshproof.wire.Frame;
import dev.meshproof.wire.FrameReader;
import dev.meshproof.wire.FrameType;
import dev.meshproof.wire.FrameWriter;
import dev.meshproof.wire.Identity;
import dev.meshproof.wire.MalformedFrame;
import dev.meshproof.wire.Protocol;
import dev.meshproof.wire.StreamTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** One agent: reads frames, never blocks on what they ask for, answers as answers become known. */
public final class ProbeAgent {
    private final FrameReader reader;
    private final FrameWriter frames;
    private final StreamTable streams;
    private final Workers workers = new Workers();
    private final Names names = new Names(workers);
    private final Dial dial = new Dial(names, workers);
    private final AtomicInteger dialling = new AtomicInteger();
    private final Requests requests = new Requests(workers, names);

    public ProbeAgent(InputStream in, OutputStream out) {
        reader = new FrameReader(in);
        frames = new FrameWriter(out);
        streams = new StreamTable(frames);
    }

    /**
     * Serves until the input ends, then ends every stream and listener.
     *
     * @throws IOException if the input breaks the protocol or the output is gone
     */
    public void serve() throws IOException {
        try {
            frames.preamble();
            frames.write(FrameType.HELLO, 0, Codec.encode(Identity.class, Namespaces.identity()));
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                handle(frame);
            }
        } finally {
            streams.loseAll("the agent ended");
            requests.close();
            workers.close();
        }
    }

    private void handle(Frame frame) throws IOException {
        switch (frame.type()) {
            case ASK -> ask(frame.id(), Codec.decode(AgentRequest.class, frame.payload()));
            case OPEN -> open(frame.id(), Codec.decode(ConnectTo.class, frame.payload()));
            case DATA, CREDIT, END, CLOSE -> streams.dispatch(frame);
            case HELLO, REPLY, OPENED -> throw new MalformedFrame("unexpected " + frame);
        }
    }

    private void ask(int id, AgentRequest<?> request) throws IOException {
        Workers.Work work = () -> reply(id, requests.answer(request));
        if (!(Requests.waitsForOthers(request) ? workers.await(work) : workers.answer(work))) {
            reply(id, new AgentReply.Failed("the agent is busy with too many other requests"));
        }
    }

    private void reply(int id, AgentReply reply) throws IOException {
        byte[] payload;
        try {
            payload = Codec.encode(AgentReply.class, reply);
        } catch (IllegalArgumentException e) {
            payload =
                    Codec.encode(AgentReply.class, new AgentReply.Failed("the reply does not fit: " + e.getMessage()));
        }
        frames.write(FrameType.REPLY, id, payload);
    }

    private void open(int id, ConnectTo to) throws IOException {
        // A stream that its caller gave up early is gone from the table while its thread still dials.
        if (Math.max(streams.size(), dialling.get()) >= Protocol.MAX_STREAMS) {
            String why = "the agent carries " + Protocol.MAX_STREAMS + " streams already";
            opened(id, new ConnectResult(ConnectOutcome.FAILED, to.host() + ":" + to.port(), 0, why));
            return;
        }
        FlowStream stream = streams.create(id);
        dialling.incrementAndGet();
        workers.thread("stream " + id, () -> {
            Dial.Dialled dialled;
            try {
                dialled = dial.dial(to);
            } finally {
                dialling.decrementAndGet();
            }
            opened(id, dialled.result());
            if (dialled.socket() == null) {
                stream.close();
            } else {
                new SocketPump(dialled.socket(), stream, workers).run();
            }
        });
    }

    private void opened(int id, ConnectResult result) throws IOException {
        frames.write(FrameType.OPENED, id, Codec.encode(ConnectResult.class, result));
    }
}
