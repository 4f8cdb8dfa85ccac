package dev.meshproof.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads run.json as another program would: as JSON, by the names of its schema. */
record Verdicts(JsonNode result) {
    static Verdicts of(JsonNode result) {
        return new Verdicts(result);
    }

    String run() {
        return result.path("verdict").asText();
    }

    /** How many claims had something to judge. */
    long claimsThatApply() {
        return stream(result.path("claims"))
                .filter(claim -> !claim.path("cases").isEmpty())
                .count();
    }

    List<String> refutedClaims() {
        return claimsThatAre("REFUTED");
    }

    List<String> provenClaims() {
        return claimsThatAre("PROVEN");
    }

    /** Subjects of a claim's refuted cases. */
    List<String> refutedSubjects(String claim) {
        return stream(result.path("claims"))
                .filter(each -> each.path("id").asText().equals(claim))
                .flatMap(each -> stream(each.path("cases")))
                .filter(each -> each.path("verdict").asText().equals("REFUTED"))
                .map(each -> each.path("subject").asText())
                .toList();
    }

    /** Verdicts of all cases that are about a replica, alone or in a pair, but for one claim's. */
    List<String> otherVerdictsAbout(String replica, String but) {
        return stream(result.path("claims"))
                .filter(each -> !each.path("id").asText().equals(but))
                .flatMap(each -> stream(each.path("cases")))
                .filter(each -> each.path("subject").asText().contains(replica))
                .map(each -> each.path("verdict").asText())
                .toList();
    }

    /** The end of a replica's log. */
    String logOf(String replica) {
        return stream(result.path("plan").path("replicas"))
                .filter(each -> each.path("id").asText().equals(replica))
                .map(each -> each.path("log").path("lastLines").toString())
                .findFirst()
                .orElseThrow();
    }

    private List<String> claimsThatAre(String verdict) {
        return stream(result.path("claims"))
                .filter(each -> each.path("verdict").asText().equals(verdict))
                .map(each -> each.path("id").asText())
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
