package dev.meshproof.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.meshproof.claim.Plans;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaPlan.Registry;
import dev.meshproof.plan.Secret;
import dev.meshproof.sdl.Position;
import org.junit.jupiter.api.Test;

class PlanSecretsTest {
    private static final LabPlan PLAN = Plans.of(
            1,
            replica -> Plans.withRegistry(
                    replica, new Registry("ghcr.io", "robot", new Secret("open"), new Position("a.yaml", 5, 7))));

    @Test
    void knows_a_registry_s_password() {
        assertThat(PlanSecrets.of(PLAN)).contains("open", Plans.AUTH_KEY);
    }

    @Test
    void a_password_too_short_to_redact_by_value_stands_in_no_text_and_no_json() throws JsonProcessingException {
        String json = EvidenceJson.mapper().writeValueAsString(PLAN);

        assertThat(json)
                .contains("\"username\":\"robot\",\"password\":\"[redacted]\"")
                .doesNotContain("\"open\"");
        assertThat(PLAN.toString()).contains("robot").doesNotContain("=open");
        assertThat(EvidenceJson.mapper()
                        .readValue(json, LabPlan.class)
                        .replicas()
                        .get(0)
                        .registry()
                        .orElseThrow()
                        .password()
                        .value())
                .isEqualTo(Secret.HIDDEN);
    }
}
