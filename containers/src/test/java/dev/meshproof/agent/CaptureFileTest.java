package dev.meshproof.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.wire.AgentReply;
import dev.meshproof.wire.AgentReply.Flow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaptureFileTest {
    private static final String OWN = "c6120002";
    private static final String PEER = "c6120003";
    private static final int SYN = 2;
    private static final int RST_ACK = 0x14;

    private final ByteBuffer file = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);

    @Test
    void countsWhatWasSentByDestinationAndPort() throws Exception {
        ethernet();
        packet(tcp(OWN, PEER, 50_000, 443, SYN));
        packet(tcp(PEER, OWN, 443, 50_000, SYN | 0x10));
        packet(tcp(OWN, PEER, 50_000, 443, 0x10));
        packet(udp(OWN, "08080808", 53));
        packet("ffffffffffff0242c6120002" + "0806" + "0001080006040001"); // ARP

        AgentReply.Captured captured = read();

        assertThat(captured.packets()).isEqualTo(4);
        assertThat(captured.sent()).containsExactly(new Flow("198.18.0.3", 6, 443, 2), new Flow("8.8.8.8", 17, 53, 1));
        assertThat(captured.more()).isZero();
    }

    @Test
    void takesAnswersToAScanAsOneFlow() throws Exception {
        ethernet();
        for (int port = 30_000; port < 32_000; port++) {
            packet(tcp(PEER, OWN, port, port - 20_000, SYN));
            packet(tcp(OWN, PEER, port - 20_000, port, RST_ACK));
        }

        assertThat(read()).isEqualTo(new AgentReply.Captured(4_000, List.of(new Flow("198.18.0.3", 6, 0, 2_000)), 0));
    }

    @Test
    void keepsABoundedNumberOfFlowsAndCountsTheOthers() throws Exception {
        ethernet();
        for (int port = 1; port <= 1_234; port++) {
            packet(tcp(OWN, PEER, 50_000, port, SYN));
        }

        AgentReply.Captured captured = read();

        assertThat(captured.sent()).hasSize(1_000);
        assertThat(captured.more()).isEqualTo(234);
    }

    @Test
    void readsCookedFramesAndIpv6BehindExtensionHeaders() throws Exception {
        header(276);
        String own = "fe800000000000000000000000000002";
        String all = "ff020000000000000000000000000016";
        String hopByHop = "3a00050200000100";
        record("86dd0000000000020001000600000000" + "00000000" + "60000000" + "0024" + "00" + "01" + own + all
                + hopByHop + "8f00000000000000");

        assertThat(CaptureFile.read(input(), Set.of(InetAddress.getByName("fe80::2")))
                        .sent())
                .containsExactly(new Flow("ff02::16", 58, 0, 1));
    }

    @Test
    void ignoresWhatIsNotThereYet() throws Exception {
        ethernet();
        packet(udp(OWN, PEER, 53));
        int whole = file.position();
        packet(udp(OWN, PEER, 53));

        for (int length = whole; length < file.position(); length++) {
            ByteArrayInputStream part = new ByteArrayInputStream(file.array(), 0, length);
            assertThat(CaptureFile.read(part, own()).packets()).isEqualTo(1);
        }
    }

    @Test
    void refusesWhatIsNoCapture() throws Exception {
        assertThatThrownBy(() -> CaptureFile.read(new ByteArrayInputStream(new byte[10]), own()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a capture of 10 bytes");
        assertThatThrownBy(() -> CaptureFile.read(new ByteArrayInputStream(new byte[30]), own()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no pcap file");
        header(105);
        assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("link type 105");
    }

    @Test
    void survivesPacketsThatAreCutOff() throws Exception {
        ethernet();
        byte[] whole = HexFormat.of().parseHex(tcp(OWN, PEER, 1, 2, SYN));
        for (int length = 0; length < whole.length; length++) {
            record(HexFormat.of().formatHex(Arrays.copyOf(whole, length)));
        }

        assertThat(read().packets()).isEqualTo(20);
    }

    private void ethernet() {
        header(1);
    }

    private void header(int link) {
        file.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(96)
                .putInt(link);
    }

    private void packet(String ethernet) {
        record(ethernet);
    }

    private void record(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        file.putInt(0).putInt(0).putInt(bytes.length).putInt(1_500).put(bytes);
    }

    private static String tcp(String source, String destination, int from, int to, int flags) {
        return ipv4(6, source, destination)
                + String.format("%04x%04x0000000000000000%02x%02xffff00000000", from, to, 0x50, flags);
    }

    private static String udp(String source, String destination, int to) {
        return ipv4(17, source, destination) + String.format("%04x%04x00080000", 40_000, to);
    }

    private static String ipv4(int protocol, String source, String destination) {
        String ethernet = "0242c61200030242c6120002" + "0800";
        return ethernet + "45000028000040004" + "0" + String.format("%02x", protocol) + "0000" + source + destination;
    }

    private AgentReply.Captured read() throws IOException {
        return CaptureFile.read(input(), own());
    }

    private ByteArrayInputStream input() {
        return new ByteArrayInputStream(file.array(), 0, file.position());
    }

    private static Set<InetAddress> own() throws IOException {
        return Set.of(InetAddress.getByName("198.18.0.2"));
    }
}
