package dev.meshproof.agent;

import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentRequest;
import java.io.IOException;
import java.util.Arrays;

/** Answers requests: the one place that knows them all. */
final class Requests {
    private static final int LONGEST_FILE = 4 << 20;

    private final Workers workers;
    private final Names names;
    private final Canaries canaries;
    private final Sinkhole sinkhole;
    private final Receivers receivers;
    private final Recordings recordings;

    Requests(Workers workers, Names names) {
        this.workers = workers;
        this.names = names;
        canaries = new Canaries(workers);
        sinkhole = new Sinkhole(workers);
        receivers = new Receivers(workers);
        recordings = new Recordings(workers, Recordings.TCPDUMP);
    }

    AgentReply answer(AgentRequest<?> request) {
        try {
            return tryToAnswer(request);
        } catch (IOException | RuntimeException e) {
            return new AgentReply.Failed(request.getClass().getSimpleName() + ": " + e);
        }
    }

    static boolean waitsForOthers(AgentRequest<?> request) {
        return request instanceof AgentRequest.Scan
                || request instanceof AgentRequest.Datagram
                || request instanceof AgentRequest.LocalApi
                || request instanceof AgentRequest.StartRecording
                || request instanceof AgentRequest.EndRecording;
    }

    void close() throws IOException {
        canaries.close();
        sinkhole.close();
        receivers.close();
        recordings.close();
    }

    private AgentReply tryToAnswer(AgentRequest<?> request) throws IOException {
        if (request instanceof AgentRequest.Sockets) {
            return SocketTables.read();
        } else if (request instanceof AgentRequest.Listen listen) {
            return canaries.listen(listen.transport(), listen.address(), listen.port());
        } else if (request instanceof AgentRequest.Unlisten unlisten) {
            return canaries.unlisten(unlisten.transport(), unlisten.address(), unlisten.port());
        } else if (request instanceof AgentRequest.Visitors visitors) {
            return canaries.visitors(visitors.transport(), visitors.address(), visitors.port());
        } else if (request instanceof AgentRequest.Interfaces) {
            return NetworkInterfaces.read();
        } else if (request instanceof AgentRequest.Processes) {
            return ProcessTable.read();
        } else if (request instanceof AgentRequest.LocalApi get) {
            return LocalApi.get(get.path(), get.limit(), workers);
        } else if (request instanceof AgentRequest.StartSinkhole start) {
            return sinkhole.start(start.address(), start.port());
        } else if (request instanceof AgentRequest.SinkholeQueries queries) {
            return sinkhole.since(queries.since());
        } else if (request instanceof AgentRequest.ReadFile file) {
            return readFile(file.path(), Math.min(file.max(), LONGEST_FILE));
        } else if (request instanceof AgentRequest.Scan scan) {
            return PortScan.of(scan.address(), scan.limit());
        } else if (request instanceof AgentRequest.Datagram datagram) {
            return new DatagramProbe(names).send(datagram);
        } else if (request instanceof AgentRequest.Capture capture) {
            return CaptureFile.read(capture.path());
        } else if (request instanceof AgentRequest.Routes) {
            return RouteTables.read();
        }
        return exchanged(request);
    }

    private AgentReply exchanged(AgentRequest<?> request) throws IOException {
        if (request instanceof AgentRequest.Receive receive) {
            return receivers.start(receive);
        } else if (request instanceof AgentRequest.EndReceive end) {
            return receivers.end(end.address(), end.port());
        } else if (request instanceof AgentRequest.StartRecording start) {
            return recordings.start(start);
        } else if (request instanceof AgentRequest.EndRecording end) {
            return recordings.end(end);
        }
        throw new IllegalArgumentException("no code for " + request.getClass());
    }

    private static AgentReply.FileReply readFile(String path, int most) {
        try {
            byte[] bytes = ProcText.beginning(path, most + 1);
            return new AgentReply.FileContent(Arrays.copyOf(bytes, Math.min(most, bytes.length)), bytes.length > most);
        } catch (IOException e) {
            return new AgentReply.FileUnreadable(String.valueOf(e.getMessage()));
        }
    }
}
