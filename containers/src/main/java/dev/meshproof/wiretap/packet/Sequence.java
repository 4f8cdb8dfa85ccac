package dev.meshproof.wiretap.packet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Holds what one node sends another against WireGuard's rules for sessions: a transport packet addresses a session that a
 * handshake message of the other node announced, and its counters rise. A few sessions at once are known, and the indices of
 * more; older ones are forgotten. For one thread.
 */
public final class Sequence {
    private static final int SESSIONS = 8;
    private static final int ANNOUNCED = 64;

    private final Finding.Sink findings;
    private final boolean handshakesSeen;
    private final @Nullable Session[] sessions = new Session[SESSIONS];
    private final int[] announced = new int[ANNOUNCED];
    private int announcements;
    private @Nullable Sequence reverse;

    private static final class Session {
        private final int receiver;
        private final CounterWindow counters = new CounterWindow();

        Session(int receiver) {
            this.receiver = receiver;
        }
    }

    /**
     * Begins with no session.
     *
     * @param handshakesSeen whether all handshakes of both ways pass here, from the first one on: where they don't (the
     *     beginning of a capture is gone, or the way back leads over another relay) nothing is said of who announced what
     */
    public Sequence(Finding.Sink findings, boolean handshakesSeen) {
        this.findings = findings;
        this.handshakesSeen = handshakesSeen;
    }

    /** Makes known to each of the two what the other announces. */
    public static void link(Sequence there, Sequence back) {
        there.reverse = back;
        back.reverse = there;
    }

    /**
     * Takes the next packet.
     *
     * @param number of the packet, for findings
     */
    public void take(PacketView packet, long number) {
        switch (packet.kind()) {
            case TRANSPORT -> transport(packet, number);
            case INITIATION -> announce(packet.sender());
            case RESPONSE -> {
                announce(packet.sender());
                checkAnnounced(packet, number);
            }
            case COOKIE -> checkAnnounced(packet, number);
            case FOREIGN ->
                findings.found(new Finding(
                        Finding.Kind.FOREIGN, number, packet.packet().toString()));
            case DISCO -> {}
        }
    }

    private void announce(int index) {
        announced[announcements++ % ANNOUNCED] = index;
    }

    private boolean hasAnnounced(int index) {
        for (int i = 0; i < Math.min(announcements, ANNOUNCED); i++) {
            if (announced[i] == index) {
                return true;
            }
        }
        return false;
    }

    private void checkAnnounced(PacketView packet, long number) {
        Sequence other = reverse;
        if (handshakesSeen && (other == null || !other.hasAnnounced(packet.receiver()))) {
            findings.found(new Finding(
                    Finding.Kind.UNANNOUNCED_RECEIVER,
                    number,
                    packet.kind().text() + " " + packet.packet() + ", which no handshake message announced"));
        }
    }

    private void transport(PacketView packet, long number) {
        CounterWindow counters = session(packet, number).counters;
        long before = counters.next();
        CounterWindow.Place place = counters.take(packet.counter());
        if (place != CounterWindow.Place.NEXT) {
            Finding.Kind kind = switch (place) {
                case REPEATED -> Finding.Kind.REPEATED_COUNTER;
                case TOO_OLD -> Finding.Kind.TOO_OLD;
                case OUT_OF_ORDER, NEXT -> Finding.Kind.OUT_OF_ORDER;
            };
            String detail = packet.packet() + " after " + Long.toUnsignedString(before - 1);
            findings.found(new Finding(kind, number, detail));
        }
    }

    /** The session that the packet addresses, moved to the front. */
    private Session session(PacketView packet, long number) {
        int receiver = packet.receiver();
        for (int i = 0; i < SESSIONS; i++) {
            Session session = sessions[i];
            if (session == null) {
                break;
            }
            if (session.receiver == receiver) {
                if (i > 0) {
                    System.arraycopy(sessions, 0, sessions, 1, i);
                    sessions[0] = session;
                }
                return session;
            }
        }
        checkAnnounced(packet, number);
        Session session = new Session(receiver);
        System.arraycopy(sessions, 0, sessions, 1, SESSIONS - 1);
        sessions[0] = session;
        return session;
    }

    /** How many sessions it remembers counters of. */
    int sessions() {
        return (int) Arrays.stream(sessions).filter(s -> s != null).count();
    }
}
