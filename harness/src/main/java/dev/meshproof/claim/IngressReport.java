package dev.meshproof.claim;

import dev.meshproof.claim.Outcome.Holds;
import dev.meshproof.claim.Outcome.Unknown;
import dev.meshproof.claim.Outcome.Violated;
import dev.meshproof.probe.Answer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what the lab's ingress says of itself: {@code meshproof ingress: upstream 198.18.0.2:8000, connect time -}, the
 * addresses that it tried and how long it took to connect to each, as nginx lists them (ngx_http_upstream_module,
 * $upstream_addr and $upstream_connect_time).
 */
final class IngressReport {
    private static final String OWN = "meshproof ingress:";
    private static final Pattern CONNECT_TIMES = Pattern.compile("connect time ([-0-9.,: ]+)");
    private static final Set<Integer> NO_UPSTREAM = Set.of(502, 504);

    private IngressReport() {}

    /** Holds if the ingress connected to none of the addresses that it tried. */
    static Outcome ofNobody(Answer answer) {
        Optional<Answer.Response> response = answer instanceof Answer.Reached reached
                ? reached.response().stream().findFirst()
                : Optional.empty();
        if (response.isEmpty()) {
            return Words.unexpected(answer);
        }
        String body = response.get().beginning().strip();
        String seen = Words.of(answer) + ": " + body.lines().findFirst().orElse("an empty body");
        if (!body.startsWith(OWN)) {
            return new Violated("somebody behind the ingress answers: " + seen);
        }
        if (!NO_UPSTREAM.contains(response.get().status())) {
            return new Unknown("the ingress did not try: " + seen);
        }
        var times = CONNECT_TIMES.matcher(body);
        if (!times.find()) {
            return new Unknown("the ingress does not say whether it connected: " + seen);
        }
        boolean never = Arrays.stream(times.group(1).split("[,:]"))
                .map(String::strip)
                .filter(time -> !time.isEmpty())
                .allMatch("-"::equals);
        return never ? new Holds(seen) : new Violated("the ingress did connect: " + seen);
    }
}
