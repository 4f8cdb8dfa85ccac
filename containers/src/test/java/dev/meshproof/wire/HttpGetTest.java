package dev.meshproof.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpGetTest {
    @Test
    void asksForOneThingAndNoMore() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        HttpGet.over(in("HTTP/1.1 204 No Content\r\n\r\n"), sent, "a:1", "/x?y", 10);

        assertThat(sent.toString(StandardCharsets.US_ASCII))
                .startsWith("GET /x?y HTTP/1.1\r\nHost: a:1\r\n")
                .contains("Connection: close\r\n")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloand more",
                "HTTP/1.0 200 OK\r\n\r\nhello",
                "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\ncontent-length:5\n\nhello"
            })
    void readsABodyHoweverItIsDelimited(String response) throws IOException {
        HttpGet.Response read = get(response, 100);

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).asString(StandardCharsets.US_ASCII).isEqualTo("hello");
        assertThat(read.truncated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nhello",
                "HTTP/1.0 200 OK\r\n\r\nhello",
                "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\nhello"
            })
    void keepsNoMoreThanItMay(String response) throws IOException {
        HttpGet.Response read = get(response, 4);

        assertThat(read.body()).hasSize(4);
        assertThat(read.truncated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 2x0 OK\r\n\r\n",
                "HTTP/1.1 200\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nhello\r\n"
            })
    void refusesWhatIsNoHttp(String response) {
        assertThatThrownBy(() -> get(response, 100)).isInstanceOf(MalformedFrame.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
                "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhell"
            })
    void refusesHalfAResponse(String response) {
        assertThatThrownBy(() -> get(response, 100)).isInstanceOf(EOFException.class);
    }

    @Test
    void sendsNoHeaderThatWasSmuggledIn() {
        assertThatThrownBy(() -> HttpGet.over(in(""), new ByteArrayOutputStream(), "a\r\nX: y", "/", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static HttpGet.Response get(String response, int most) throws IOException {
        return HttpGet.over(in(response), new ByteArrayOutputStream(), "h", "/", most);
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
