package dev.meshproof.wiretap.derp;

import static dev.meshproof.wiretap.derp.Wire.bytes;
import static dev.meshproof.wiretap.derp.Wire.clientInfo;
import static dev.meshproof.wiretap.derp.Wire.serverKey;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpTest {
    private static final String CHECK = "GET /derp/latency-check HTTP/1.1\r\nHost: relay\r\n\r\n";

    private final Wire wire = new Wire();

    private void client(String text) {
        wire.client(bytes(text));
    }

    private void server(String text) {
        wire.server(bytes(text));
    }

    @Test
    void passes_plain_requests_on_and_then_reads_derp() {
        client(CHECK);
        server("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbo");
        server("dy");
        client("POST /x HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc" + Wire.ASKS);
        server("HTTP/1.1 204 No Content\r\n\r\n" + Wire.AGREES);
        wire.server(serverKey()).client(clientInfo());

        assertThat(wire.said)
                .startsWith(
                        "Request[at=0, method=GET, target=/derp/latency-check, derp=false, fastStart=false]",
                        "Response[at=0, status=200, derp=false]",
                        "38 Body bo",
                        "40 Body dy",
                        "Request[at=49, method=POST, target=/x, derp=false, fastStart=false]",
                        "88 Body abc",
                        "Request[at=91, method=GET, target=/derp, derp=true, fastStart=false]",
                        "Response[at=42, status=204, derp=false]",
                        "Response[at=69, status=101, derp=true]");
        assertThat(wire.said).hasSize(11).noneMatch(s -> s.startsWith("Unreadable"));
    }

    @Test
    void reads_chunked_bodies_with_extensions_and_trailers() {
        client(CHECK + CHECK);
        String chunked = "4;x=y\r\nabcd\r\n1\r\ne\r\n0\r\nTrailer: 1\r\n\r\n";
        for (char c : ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked).toCharArray()) {
            server(String.valueOf(c));
        }
        server("HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n");

        assertThat(wire.said.stream().filter(s -> s.contains("Body"))).hasSize(chunked.length());
        assertThat(wire.said).last().asString().contains("status=304");
    }

    @Test
    void knows_that_an_answer_to_head_has_no_body() {
        client(CHECK.replace("GET", "HEAD") + CHECK);
        server("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nHTTP/1.1 503 No\r\n\r\nall up to the end");

        assertThat(wire.said).anyMatch(s -> s.contains("status=503")).endsWith("57 Body all up to the end");
    }

    @Test
    void goes_on_with_http_where_the_server_refuses_derp() {
        client(Wire.ASKS);
        server("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
        client(CHECK);

        assertThat(wire.said).last().asString().contains("target=/derp/latency-check");
    }

    @Test
    void should_fail_if_the_client_does_not_wait_for_the_answer() {
        client(Wire.ASKS);
        wire.client(clientInfo());

        assertThat(wire.said)
                .endsWith("Unreadable[at=" + Wire.ASKS.length()
                        + ", why=the client goes on before the server has answered its wish for DERP]");
    }

    @Test
    void should_fail_if_it_goes_on_with_websocket() {
        client(Wire.ASKS.replace("DERP", "websocket"));
        server(Wire.AGREES.replace("DERP", "websocket"));
        client("x");

        assertThat(wire.said)
                .endsWith(
                        "Unreadable[at=0, why=the server goes on with something other than DERP]",
                        "Unreadable[at=76, why=the connection goes on with something other than DERP]");
    }

    @Test
    void should_fail_if_the_server_speaks_first() {
        server("HTTP/1.1 200 OK\r\n\r\n");

        assertUnreadable("the server speaks without having been asked");
    }

    @Test
    void should_fail_if_it_is_no_http() {
        client("\26\3\1");
        assertUnreadable("the byte 0x16 in the head of an HTTP message");
    }

    @Test
    void should_fail_if_it_is_no_request() {
        client("GET /\r\n\r\n");
        assertUnreadable("no HTTP/1.x request: \"GET /\"");
    }

    @Test
    void should_fail_if_it_is_no_response() {
        client(CHECK);
        server("HTTP/2 200\r\n\r\n");
        assertUnreadable("no HTTP/1.x response: \"HTTP/2 200\"");
    }

    @Test
    void should_fail_if_a_head_has_no_end() {
        client("GET / HTTP/1.1\r\nX: " + "x".repeat(20_000));
        assertUnreadable("the head of an HTTP message over 16384 bytes");
    }

    @Test
    void should_fail_if_a_head_ends_early() {
        client("GET / HT");
        wire.client.end();
        assertUnreadable("the client's stream ended 8 bytes into the head of an HTTP message");
    }

    @Test
    void should_fail_if_a_line_is_no_header() {
        client("GET / HTTP/1.1\r\nno colon\r\n\r\n");
        assertUnreadable("no header: \"no colon\"");
    }

    @Test
    void should_fail_if_the_length_of_a_body_is_ambiguous() {
        client("POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n");
        assertUnreadable("two headers Content-Length: \"3\" and \"4\"");
        both("Transfer-Encoding: chunked\r\nContent-Length: 4", "Transfer-Encoding \"chunked\" and Content-Length");
        both("Transfer-Encoding: gzip", "Transfer-Encoding \"gzip\", expected chunked");
        both("Content-Length: -1", "a body of \"-1\" bytes");
        both("Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n", "a chunk that is longer than it says");
        both("Transfer-Encoding: chunked\r\n\r\n" + "1".repeat(2_000), "a line over 1024 bytes in a chunked body");
    }

    private static void both(String headers, String why) {
        Wire wire = new Wire();
        wire.client(bytes("POST / HTTP/1.1\r\n" + headers + "\r\n\r\n"));
        assertThat(wire.said).last().asString().startsWith("Unreadable[").contains(why);
    }

    @Test
    void should_fail_if_requests_pile_up() {
        client(CHECK.repeat(101));
        assertUnreadable("100 requests without an answer");
    }

    private void assertUnreadable(String why) {
        assertThat(wire.said).last().asString().matches("Unreadable\\[at=\\d+, why=\\Q" + why + "\\E]");
    }
}
