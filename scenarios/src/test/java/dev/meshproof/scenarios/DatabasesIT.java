package dev.meshproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.junit.LabUnderTest;
import dev.meshproof.junit.RunsLab;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.probe.PortForward;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What is proven of a web service is proven of PostgreSQL and Redis as well. Nothing else is taken from the first example
 * either: Debian, other ports, inline hostnames.
 */
@RunsLab(value = "../examples/databases", lab = "../examples/databases/databases.lab.yaml")
class DatabasesIT {
    private static final ReplicaId POSTGRES = new ReplicaId("postgres", "postgres", 0);
    private static final ReplicaId REDIS = new ReplicaId("redis", "redis", 0);

    @Test
    void isProven(LabUnderTest lab) {
        Proven.ofATailnet(lab);
    }

    @Test
    void namesWhereTheTailnetsFactsWereRead(LabUnderTest lab) {
        assertThat(lab.result().replica("redis/redis").tailnet().socks5().value())
                .contains("127.0.0.1:2055");
        assertThat(lab.result().replica("redis/redis").tailnet().hostname().value())
                .contains("redis-1");
    }

    @Nested
    class TsharkAgrees {
        @Test
        void onWhatTheRunKept(LabUnderTest lab) throws Exception {
            SecondOpinion.onWhatTheRunKept(lab);
        }

        @Test
        void onTheNumbersOfTheRun(LabUnderTest lab) throws Exception {
            SecondOpinion.onTheNumbersOfTheRun(lab);
        }
    }

    @Nested
    class PostgresqlIsReachable {
        @Test
        void byJdbcThroughTheOthersSocks5(LabUnderTest lab) throws Exception {
            try (PortForward forward = lab.through(REDIS, "postgres-1", 5432);
                    Connection connection = connect(forward, "REPLACE-ME");
                    ResultSet asked =
                            connection.createStatement().executeQuery("SELECT host(inet_client_addr()), version()")) {
                assertThat(asked.next()).isTrue();
                assertThat(asked.getString(1)).isEqualTo("127.0.0.1");
                assertThat(asked.getString(2)).startsWith("PostgreSQL 15.");
            }
        }

        @Test
        void andLetsNobodyInWithoutItsPassword(LabUnderTest lab) throws Exception {
            try (PortForward forward = lab.through(REDIS, "postgres-1", 5432)) {
                assertThatThrownBy(() -> connect(forward, "another"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
        }

        private static Connection connect(PortForward forward, String password) throws SQLException {
            String url =
                    "jdbc:postgresql://127.0.0.1:" + forward.port() + "/postgres?connectTimeout=30&socketTimeout=30";
            return DriverManager.getConnection(url, "postgres", password);
        }
    }

    @Nested
    class RedisIsReachable {
        @Test
        void byCommandsThroughTheOthersSocks5(LabUnderTest lab) throws Exception {
            try (PortForward forward = lab.through(POSTGRES, "redis-1", 6379);
                    Socket client = new Socket("127.0.0.1", forward.port());
                    BufferedReader replies = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                client.setSoTimeout(30_000);
                client.getOutputStream().write("INCR visits\r\nINCR visits\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(replies.readLine()).isEqualTo(":1");
                assertThat(replies.readLine()).isEqualTo(":2");
            }
        }
    }
}
