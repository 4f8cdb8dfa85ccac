package dev.meshproof.cli.wiretap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.meshproof.wiretap.Lane;
import dev.meshproof.wiretap.capture.CapturedPacket;
import dev.meshproof.wiretap.packet.Packet;
import dev.meshproof.wiretap.packet.PacketKind;
import dev.meshproof.wiretap.packet.PacketView;
import dev.meshproof.wiretap.packet.Tally;
import dev.meshproof.wiretap.view.ViewReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** One object with an array of packets, written as they are read, and what they come to behind it. */
final class PacketJson implements PacketSink {
    private final JsonGenerator json;

    PacketJson(Writer out) throws IOException {
        json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeArrayFieldStart("packets");
    }

    @Override
    public void packet(long number, CapturedPacket captured, PacketView packet) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", number);
        json.writeStringField("time", Times.instant(captured).toString());
        if (captured.isDatagram()) {
            json.writeStringField("from", captured.source());
            json.writeStringField("to", captured.destination());
        }
        lane(captured.lane());
        json.writeStringField("kind", packet.kind().text());
        json.writeNumberField("length", packet.length());
        fields(packet.packet());
        json.writeEndObject();
    }

    private void lane(Lane lane) throws IOException {
        if (lane.isKnown()) {
            json.writeStringField("source", lane.pair().source().toString());
            json.writeStringField("destination", lane.pair().destination().toString());
            json.writeStringField("direction", lane.direction().text());
        }
    }

    private void fields(Packet packet) throws IOException {
        if (packet instanceof Packet.Initiation initiation) {
            index("sender", initiation.sender());
        } else if (packet instanceof Packet.Response response) {
            index("sender", response.sender());
            index("receiver", response.receiver());
        } else if (packet instanceof Packet.Cookie cookie) {
            index("receiver", cookie.receiver());
        } else if (packet instanceof Packet.Transport transport) {
            index("receiver", transport.receiver());
            json.writeStringField("counter", Long.toUnsignedString(transport.counter()));
            json.writeNumberField("content", transport.content());
        } else if (packet instanceof Packet.Disco disco) {
            json.writeStringField("discoKey", disco.sender());
            json.writeNumberField("content", disco.content());
        } else if (packet instanceof Packet.Foreign foreign) {
            json.writeStringField("why", foreign.why());
            json.writeStringField("first", foreign.first());
        }
    }

    private void index(String name, int value) throws IOException {
        json.writeNumberField(name, Integer.toUnsignedLong(value));
    }

    @Override
    public void end(ViewReport report, List<String> troubles) throws IOException {
        json.writeEndArray();
        json.writeArrayFieldStart("lanes");
        for (ViewReport.LaneReport each : report.lanes()) {
            json.writeStartObject();
            lane(each.lane());
            counts(each.counts());
            json.writeNumberField("chiSquared", each.sealed().chiSquared());
            json.writeNumberField("z", each.sealed().z());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("findings");
        for (var each : report.findings().entrySet()) {
            json.writeNumberField(each.getKey().text(), each.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("examples");
        for (ViewReport.LaneFinding each : report.examples()) {
            json.writeStartObject();
            json.writeStringField("kind", each.finding().kind().text());
            json.writeBooleanField("note", each.finding().kind().isNote());
            json.writeNumberField("packet", each.finding().packet());
            json.writeStringField("detail", each.finding().detail());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("troubles");
        for (String trouble : troubles) {
            json.writeString(trouble);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void counts(Map<PacketKind, Tally.Count> counts) throws IOException {
        json.writeObjectFieldStart("counts");
        for (var each : counts.entrySet()) {
            json.writeObjectFieldStart(each.getKey().text());
            json.writeNumberField("packets", each.getValue().packets());
            json.writeNumberField("bytes", each.getValue().bytes());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
