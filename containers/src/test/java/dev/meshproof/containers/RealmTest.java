package dev.meshproof.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RealmTest {
    private static final Realm LAB = Realm.lab("lab.example");
    private static final Realm STRANGERS = Realm.strangers();

    @Test
    void the_strangers_tailnet_shares_neither_names_nor_prefixes_with_the_labs() {
        assertThat(STRANGERS.hostname()).isNotEqualTo(LAB.hostname());
        assertThat(STRANGERS.baseDomain()).isNotEqualTo(LAB.baseDomain());
        assertThat(STRANGERS.v4()).isNotEqualTo(LAB.v4());
        assertThat(STRANGERS.v6()).isNotEqualTo(LAB.v6());
    }

    @Test
    void the_stranger_logs_in_at_his_own_control_plane() {
        assertThat(STRANGERS.loginServer()).isEqualTo("https://controlplane.stranger.meshproof.internal");
        assertThat(HeadscaleContainer.configuration(STRANGERS))
                .contains("server_url: https://controlplane.stranger.meshproof.internal\n", "v4: 100.127.0.0/16\n");
    }

    @Test
    void only_the_strangers_control_plane_is_a_relay_as_well() {
        assertThat(HeadscaleContainer.configuration(STRANGERS)).containsPattern("server:\\s+enabled: true\n");
        assertThat(HeadscaleContainer.configuration(LAB)).containsPattern("server:\\s+enabled: false\n");
    }

    @Test
    void policies_are_set_while_the_lab_runs() {
        assertThat(HeadscaleContainer.configuration(LAB)).containsPattern("policy:\\s+mode: database\n");
    }
}
