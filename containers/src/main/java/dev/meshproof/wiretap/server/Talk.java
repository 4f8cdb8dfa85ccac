package dev.meshproof.wiretap.server;

import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.Pair;
import dev.meshproof.wiretap.derp.Connection;
import dev.meshproof.wiretap.derp.DerpFrame;
import dev.meshproof.wiretap.derp.StreamEvent;
import dev.meshproof.wiretap.fault.Faults;
import dev.meshproof.wiretap.fault.Gate;
import dev.meshproof.wiretap.forward.Ending;
import dev.meshproof.wiretap.forward.Flow;
import dev.meshproof.wiretap.forward.Watch;
import dev.meshproof.wiretap.packet.PacketKind;
import dev.meshproof.wiretap.server.DecodedFlow.Carried;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What one client and the relay say to each other. For the forwarder's thread. */
final class Talk implements Watch.Conversation {
    private final Recorder recorder;
    private final Sightings sightings;
    private final long number;
    private final InetAddress address;
    private final DecodedFlow toRelay;
    private final DecodedFlow fromRelay;
    private @Nullable NodeKey key;

    Talk(Recorder recorder, Sightings sightings, Faults faults, long number, InetAddress address) {
        this.recorder = recorder;
        this.sightings = sightings;
        this.number = number;
        this.address = address;
        Connection connection = new Connection();
        this.toRelay = new DecodedFlow(connection::client, new Sent(), new Gate(faults, Direction.TO_RELAY));
        this.fromRelay = new DecodedFlow(connection::server, new Received(), new Gate(faults, Direction.FROM_RELAY));
    }

    long number() {
        return number;
    }

    InetAddress address() {
        return address;
    }

    /** Whose connection it is; null as long as it has not said so. */
    @Nullable
    NodeKey key() {
        return key;
    }

    @Override
    public Flow toRelay() {
        return toRelay;
    }

    @Override
    public Flow fromRelay() {
        return fromRelay;
    }

    void reconsider(long now) {
        toRelay.reconsider(now);
        fromRelay.reconsider(now);
    }

    @Override
    public void closed(Ending ending, String detail) {
        toRelay.discard();
        fromRelay.discard();
        recorder.closed(this, ending, detail);
    }

    private final class Sent implements DecodedFlow.Reader {
        @Override
        public @Nullable Carried comes(DerpFrame frame) {
            if (frame instanceof DerpFrame.ClientInfo info) {
                key = info.key();
                recorder.introduced(Talk.this, info.key());
            } else if (frame instanceof DerpFrame.SendPacket send) {
                NodeKey source = key;
                return source == null
                        ? carried(Lane.UNKNOWN, send.packet())
                        : carried(new Lane(new Pair(source, send.destination()), Direction.TO_RELAY), send.packet());
            } else if (frame instanceof DerpFrame.ForwardPacket forward) {
                Pair pair = new Pair(forward.source(), forward.destination());
                return carried(new Lane(pair, Direction.BETWEEN_RELAYS), forward.packet());
            }
            return null;
        }

        private Carried carried(Lane lane, ByteBuffer packet) {
            return new Carried(lane.pair(), sightings.sent(lane, packet), packet.remaining());
        }

        @Override
        public void goes(Pair pair, ByteBuffer packet) {
            sightings.enters(pair, packet);
        }

        @Override
        public void other(StreamEvent event) {
            recorder.heard(Talk.this, "the client", event);
        }
    }

    private final class Received implements DecodedFlow.Reader {
        @Override
        public @Nullable Carried comes(DerpFrame frame) {
            if (frame instanceof DerpFrame.ServerInfo) {
                recorder.admitted(Talk.this);
            } else if (frame instanceof DerpFrame.RecvPacket receive) {
                NodeKey destination = key;
                Lane lane = destination == null
                        ? Lane.UNKNOWN
                        : new Lane(new Pair(receive.source(), destination), Direction.FROM_RELAY);
                PacketKind kind = sightings.leaves(lane, receive.packet());
                return new Carried(lane.pair(), kind, receive.packet().remaining());
            }
            return null;
        }

        @Override
        public void goes(Pair pair, ByteBuffer packet) {
            // It has left the relay, and was held against what entered it, when it came.
        }

        @Override
        public void other(StreamEvent event) {
            recorder.heard(Talk.this, "the relay", event);
        }
    }
}
