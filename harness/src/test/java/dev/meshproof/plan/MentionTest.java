package dev.meshproof.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class MentionTest {
    private static List<Mention> in(String value) {
        Position at = new Position("a.yaml", 1, 1);
        return Mention.in(List.of(new Text(value, at, index -> new Position("a.yaml", 1, 1 + index))));
    }

    @Test
    void finds_addresses_and_ports_where_they_stand() {
        assertThat(in("exec python3 -m http.server 8000 --bind 0.0.0.0"))
                .extracting(Mention::toString)
                .containsExactly("Mention[text=8000, at=a.yaml:1:29]", "Mention[text=0.0.0.0, at=a.yaml:1:41]");
        assertThat(in("serve --listen=[::1]:9000 --peer ::1 $(hostname -i) localhost:1055"))
                .extracting(Mention::text)
                .containsExactlyInAnyOrder("::1", "9000", "::1", "hostname -i", "localhost", "1055");
        assertThat(in("PORT=8080")).extracting(Mention::text).containsExactly("8080");
    }

    @Test
    void leaves_alone_what_is_part_of_something_else() {
        assertThat(in("tskey-auth-12345 v1.2.3 a2000::1b python3 10.0.0.1.example 512Mi std::vector"))
                .isEmpty();
    }
}
