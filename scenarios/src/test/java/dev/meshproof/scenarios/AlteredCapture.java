package dev.meshproof.scenarios;

import dev.meshproof.evidence.EvidenceLog;
import dev.meshproof.junit.LabUnderTest;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.Answer;
import dev.meshproof.run.Captures;
import dev.meshproof.run.Judge;
import dev.meshproof.run.RelayedResult;
import dev.meshproof.run.RunFolder;
import dev.meshproof.run.RunResult;
import dev.meshproof.run.StoredRun;
import dev.meshproof.wiretap.Addresses;
import dev.meshproof.wiretap.Direction;
import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.NodeKey;
import dev.meshproof.wiretap.Pair;
import dev.meshproof.wiretap.capture.CaptureReader;
import dev.meshproof.wiretap.capture.CapturedPacket;
import dev.meshproof.wiretap.capture.RotatingCapture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A stored run whose relay saw something else than it did: its real capture, with packets put in between, and judged again. */
final class AlteredCapture {
    private static final String RELAY = "relay-1";
    private static final long FILE_LIMIT = 1L << 30;
    private static final int TRANSPORT = 4;
    private static final int SEALED = 64;

    private final LabUnderTest lab;
    private final Lane lane;
    private final List<Packet> packets = new ArrayList<>();

    private AlteredCapture(LabUnderTest lab, Lane lane) {
        this.lab = lab;
        this.lane = lane;
    }

    private record Packet(long nanos, Lane lane, byte[] bytes) {}

    /** What the run kept, of which packets from one replica to the other are to be changed. */
    static AlteredCapture of(LabUnderTest lab, ReplicaId from, ReplicaId to) throws IOException {
        RelayedResult pair = lab.result().relayed().stream()
                .filter(each -> each.from().equals(from.toString()) && each.to().equals(to.toString()))
                .findFirst()
                .orElseThrow();
        AlteredCapture capture = new AlteredCapture(
                lab,
                new Lane(new Pair(NodeKey.parse(pair.fromKey()), NodeKey.parse(pair.toKey())), Direction.TO_RELAY));
        for (Path file : files(lab.folder().resolve(RunFolder.relayPath(RELAY)))) {
            try (CaptureReader reader = CaptureReader.open(file)) {
                while (reader.next()) {
                    CapturedPacket packet = reader.packet();
                    capture.packets.add(new Packet(
                            packet.nanos(),
                            packet.lane(),
                            Arrays.copyOfRange(packet.bytes(), packet.from(), packet.from() + packet.length())));
                }
            }
        }
        return capture;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    /** A canary that one replica sent the other in this run. */
    String canary(ReplicaId from, ReplicaId to) throws IOException {
        return EvidenceLog.read(lab.folder().resolve(RunFolder.FILES.evidence())).observations().stream()
                .flatMap(o -> o.answer() instanceof Answer.RelayView view ? view.searched().stream() : Stream.empty())
                .filter(sought -> sought.from().filter(from::equals).isPresent()
                        && sought.to().filter(to::equals).isPresent())
                .map(Answer.Sought::canary)
                .findFirst()
                .orElseThrow();
    }

    /** As if these had been sent last, one packet each. */
    AlteredCapture with(List<byte[]> last) {
        last.forEach(bytes -> packets.add(new Packet(end(), lane, bytes)));
        return this;
    }

    /** As if so many transport packets of the last session had been sent, with random bytes where they are sealed. */
    AlteredCapture withTransport(int count) {
        byte[] like = lastTransport().bytes();
        long counter = ByteBuffer.wrap(like).order(ByteOrder.LITTLE_ENDIAN).getLong(8);
        Random random = new Random(counter);
        for (int i = 1; i <= count; i++) {
            byte[] sealed = new byte[SEALED];
            random.nextBytes(sealed);
            System.arraycopy(like, 0, sealed, 0, 8);
            ByteBuffer.wrap(sealed).order(ByteOrder.LITTLE_ENDIAN).putLong(8, counter + i);
            packets.add(new Packet(end(), lane, sealed));
        }
        return this;
    }

    /** As if somebody had sent the last transport packet again. */
    AlteredCapture withTheLastAgain() {
        packets.add(lastTransport());
        return this;
    }

    /** As if the last transport packet were of a session that nobody announced. */
    AlteredCapture withTheLastOfAnotherSession() {
        Packet last = lastTransport();
        byte[] bytes = last.bytes().clone();
        bytes[4] ^= 0x55;
        packets.add(new Packet(end(), lane, bytes));
        return this;
    }

    /** As if the last two transport packets had come the other way round. */
    AlteredCapture withTheLastTwoSwapped() {
        Packet last = lastTransport();
        packets.remove(last);
        packets.add(packets.indexOf(lastTransport()), last);
        return this;
    }

    private long end() {
        return packets.get(packets.size() - 1).nanos();
    }

    private Packet lastTransport() {
        for (int i = packets.size() - 1; i >= 0; i--) {
            Packet packet = packets.get(i);
            if (packet.lane().equals(lane) && packet.bytes()[0] == TRANSPORT) {
                return packet;
            }
        }
        throw new AssertionError("no transport packet of " + lane);
    }

    /** The run with this capture instead of its own, judged in a folder of its own. */
    RunResult judgedIn(Path folder) throws IOException {
        for (String name : List.of(RunFolder.RESULT, RunFolder.FILES.plan(), RunFolder.FILES.evidence())) {
            Files.copy(lab.folder().resolve(name), folder.resolve(name));
        }
        Path captures = Files.createDirectories(folder.resolve(RunFolder.relayPath(RELAY)));
        try (RotatingCapture capture =
                new RotatingCapture(captures, "altered", FILE_LIMIT, 2 * FILE_LIMIT, new Addresses())) {
            for (Packet packet : packets) {
                capture.write(packet.nanos(), packet.lane(), ByteBuffer.wrap(packet.bytes()));
            }
        }
        return Judge.again(Captures.again(StoredRun.read(folder), folder).run());
    }
}
