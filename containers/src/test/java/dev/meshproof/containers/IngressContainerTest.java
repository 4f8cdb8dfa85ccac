package dev.meshproof.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshproof.containers.IngressContainer.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngressContainerTest {
    @Test
    void servesEachSiteByItsHostNamesAndNothingElse() {
        String configuration = IngressContainer.configuration(List.of(
                new Site(List.of("abc.ingress.example", "shop.example"), List.of("198.18.0.6:8080", "198.18.0.7:8080")),
                new Site(List.of("blog.example"), List.of("198.18.0.8:80"))));

        assertThat(configuration)
                .contains("server_name _;", "return 404;")
                .contains("server 198.18.0.6:8080 max_fails=0;", "server 198.18.0.7:8080 max_fails=0;")
                .contains("server_name abc.ingress.example shop.example;")
                .contains("proxy_pass http://service1;")
                .doesNotContain("listen 80", "listen 0.0.0.0");
    }

    @Test
    void saysItselfWhetherAnUpstreamThatGaveNoAnswerTookTheConnection() {
        String configuration =
                IngressContainer.configuration(List.of(new Site(List.of("shop.example"), List.of("198.18.0.6:8080"))));

        assertThat(configuration)
                .contains("error_page 502 504 @unanswered;")
                .contains("return 502 \"meshproof ingress: upstream $upstream_addr,"
                        + " connect time $upstream_connect_time\\n\";");
    }

    @Test
    void takesNoHostNameThatCouldBeMoreThanOne() {
        assertThatThrownBy(() -> new Site(List.of("shop.example; return 200"), List.of("198.18.0.6:80")))
                .hasMessageContaining("is no host name");
    }
}
