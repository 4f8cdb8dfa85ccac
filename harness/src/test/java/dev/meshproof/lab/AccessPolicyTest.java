package dev.meshproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meshproof.claim.Plans;
import dev.meshproof.plan.LabPlan;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessPolicyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void without_a_users_policy_the_labs_user_is_admitted_to_itself_and_nobody_else() throws Exception {
        JsonNode policy = JSON.readTree(AccessPolicy.of(Plans.three()));

        assertThat(policy).hasSize(1);
        assertThat(policy.path("acls")).hasSize(1);
        assertThat(policy.at("/acls/0/src").toString()).isEqualTo("[\"lab@\"]");
        assertThat(policy.at("/acls/0/dst").toString()).isEqualTo("[\"lab@:*\"]");
    }

    @Test
    void a_users_policy_is_set_letter_by_letter() {
        String text = "{\"acls\":[], // nobody\n}";

        assertThat(AccessPolicy.of(with(text))).isEqualTo(text);
    }

    @Test
    void everybody_takes_in_the_outsiders_user() throws Exception {
        JsonNode policy = JSON.readTree(AccessPolicy.EVERYBODY);

        assertThat(policy.at("/acls/0/src").toString()).isEqualTo("[\"*\"]");
        assertThat(policy.at("/acls/0/dst").toString()).isEqualTo("[\"*:*\"]");
    }

    private static LabPlan with(String policy) {
        LabPlan three = Plans.three();
        return new LabPlan(
                three.name(),
                three.providers(),
                three.leases(),
                three.relays(),
                three.notes(),
                Optional.of(new LabPlan.Policy("policy.hujson", policy)),
                false,
                false,
                Optional.empty());
    }
}
