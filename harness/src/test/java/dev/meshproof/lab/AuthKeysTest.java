package dev.meshproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Draft;
import dev.meshproof.claim.Plans;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthKeysTest {
    private final List<KeyKind> minted = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(names = "SINGLE_USE", mode = EnumSource.Mode.EXCLUDE)
    void a_key_that_is_good_for_many_nodes_is_pasted_into_all_sdls(KeyKind kind) throws IOException {
        Map<ReplicaId, String> keys = keys(Plans.of(3, replica -> withKey(replica, replica.id(), kind)));

        assertThat(keys).hasSize(3);
        assertThat(keys.values()).containsOnly(kind + " 1");
        assertThat(minted).containsExactly(kind);
    }

    @Test
    void a_single_use_key_is_another_one_for_each_sdl() throws IOException {
        Map<ReplicaId, String> keys = keys(Plans.of(3, replica -> withKey(replica, replica.id(), KeyKind.SINGLE_USE)));

        assertThat(keys.values()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void replicas_of_one_sdl_share_its_single_use_key() throws IOException {
        Map<ReplicaId, String> keys = keys(twoReplicasOfOneSdl());

        assertThat(keys).hasSize(2);
        assertThat(keys.values()).containsOnly("SINGLE_USE 1");
    }

    @Test
    void kinds_have_keys_of_their_own_and_no_other_is_minted() throws IOException {
        Map<ReplicaId, String> keys = keys(Plans.of(
                2,
                replica -> withKey(
                        replica,
                        replica.id(),
                        replica.id().equals(Plans.id(1)) ? KeyKind.EPHEMERAL : KeyKind.EXPIRED)));

        assertThat(keys).containsEntry(Plans.id(1), "EPHEMERAL 1").containsEntry(Plans.id(2), "EXPIRED 2");
        assertThat(minted).containsExactlyInAnyOrder(KeyKind.EPHEMERAL, KeyKind.EXPIRED);
    }

    @Test
    void a_secret_shows_nothing_of_itself() {
        LabSecrets secrets = new LabSecrets(Map.of(Plans.id(1), "hskey-made-up"), Optional.of("hskey-too"));

        assertThat(secrets.toString()).doesNotContain("hskey");
    }

    private Map<ReplicaId, String> keys(LabPlan plan) throws IOException {
        return AuthKeys.of(plan, kind -> {
            minted.add(kind);
            return kind + " " + minted.size();
        });
    }

    private static LabPlan twoReplicasOfOneSdl() {
        ReplicaPlan one = Plans.replica("akash-server-1");
        LabPlan.Lease lease = new LabPlan.Lease(
                "akash-server-1",
                "examples/akash-server-1.yaml",
                "0".repeat(64),
                "provider-1",
                List.of(
                        withKey(one, new ReplicaId("akash-server-1", "backend", 0), KeyKind.SINGLE_USE),
                        withKey(one, new ReplicaId("akash-server-1", "backend", 1), KeyKind.SINGLE_USE)));
        return new LabPlan("one", List.of("provider-1"), List.of(lease), List.of("one"), List.of());
    }

    private static ReplicaPlan withKey(ReplicaPlan r, ReplicaId id, KeyKind key) {
        return Draft.of(r).id(id).key(key).plan();
    }
}
