package dev.meshproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.wire.AgentReply.Query;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SinkholesTest {
    @Test
    void names_are_told_once_and_of_the_one_who_asked_only() {
        List<Query> queries = List.of(
                query("198.18.0.6", "log.example.com", "A"),
                query("198.18.0.7", "other.example.com", "A"),
                query("198.18.0.6", "log.example.com", "AAAA"),
                query("198.18.0.6", "derp.example.com", "A"));

        assertThat(Sinkholes.names(queries, "198.18.0.6")).containsExactly("log.example.com", "derp.example.com");
    }

    private static Query query(String client, String name, String type) {
        return new Query(Instant.EPOCH, client, name, type);
    }
}
