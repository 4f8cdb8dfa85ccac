package dev.meshproof.run;

import dev.meshproof.claim.Verdict;
import java.util.Optional;

/** One replica reaching one port of another through its SOCKS5 proxy. */
public record PairResult(String from, String to, int port, PathResult address, PathResult name) {
    /**
     * One way of naming the destination to the proxy.
     *
     * @param verdict of the pair, by the claim about this way
     * @param target the name or the address that was asked for; empty if it was never known
     * @param outcome reached, proxy-refused, refused, reset, timed-out, no-route, probe-failed; not-asked
     * @param reply of the SOCKS5 proxy (RFC 1928, section 6): 0 when reached; empty if it gave none
     * @param status of the HTTP response
     * @param tookMillis with three decimals
     */
    public record PathResult(
            Verdict verdict,
            Optional<String> target,
            Optional<String> at,
            String outcome,
            Optional<Integer> reply,
            Optional<Integer> status,
            Optional<Double> tookMillis) {}
}
