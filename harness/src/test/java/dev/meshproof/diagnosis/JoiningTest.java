package dev.meshproof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Asking;
import dev.meshproof.claim.ClaimId;
import dev.meshproof.claim.FakeLab;
import dev.meshproof.claim.Plans;
import dev.meshproof.plan.Fact;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.Tailnet;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoiningTest {
    private static LabPlan with(Fact<String> login, boolean userspace) {
        return Plans.of(3, r -> {
            Tailnet t = r.tailnet();
            return Plans.withTailnet(
                    r,
                    new Tailnet(
                            true,
                            t.daemon(),
                            login,
                            t.hostname(),
                            t.socks5(),
                            t.authKey(),
                            t.loginServer(),
                            new Fact.Known<>(userspace, Fact.Source.DEFAULT, r.at()),
                            t.socket(),
                            t.state()));
        });
    }

    @Test
    void knows_a_login_that_the_sdl_has_not_from_one_that_failed() {
        Diagnosing none =
                Diagnosing.of(with(new Fact.Unknown<>("no login"), true)).tailscaled("NeedsLogin", "");
        Diagnosing failed = Diagnosing.three().tailscaled("NeedsLogin", "", "no route");

        assertThat(none.cause(ClaimId.JOINED)).contains("no `tailscale up` was found");
        assertThat(none.at(ClaimId.JOINED)).isEqualTo("examples/akash-server-2.yaml:21:7");
        assertThat(failed.cause(ClaimId.JOINED))
                .isEqualTo(
                        "`tailscale up` of akash-server-2/backend did not log in: tailscaled is NeedsLogin: no route");
    }

    @ParameterizedTest
    @CsvSource({
        "backend error: authkey expired, has expired",
        "backend error: authkey already used, was already used",
        "backend error: authkey revoked, was revoked",
        "backend error: authkey not found, is not one that the control plane knows"
    })
    void knows_what_is_wrong_with_a_key_by_what_the_control_plane_says(String line, String cause) {
        Diagnosing refused = Diagnosing.three().tailscaled("NeedsLogin", "").printed(line, "more");

        assertThat(refused.cause(ClaimId.JOINED)).contains(cause, line);
        assertThat(refused.at(ClaimId.JOINED)).isEqualTo("examples/akash-server-2.yaml:11:9");
    }

    @ParameterizedTest
    @CsvSource({"EXPIRED, has expired", "SINGLE_USE, was already used"})
    void suspects_the_key_that_the_lab_file_asked_for(KeyKind key, String cause) {
        LabPlan plan = Plans.of(3, r -> Plans.withKey(r, key));

        assertThat(Diagnosing.of(plan).tailscaled("NeedsLogin", "").cause(ClaimId.JOINED))
                .contains(cause);
        assertThat(Diagnosing.of(plan).tailscaled("NotRunning", "").cause(ClaimId.JOINED))
                .doesNotContain(cause);
    }

    @Test
    void knows_a_tun_device_by_the_log_or_by_the_sdl() {
        String line = "CreateTUN(\"tailscale0\") failed; /dev/net/tun does not exist";
        Fact<String> login = Plans.three().replicas().get(0).tailnet().login();

        assertThat(Diagnosing.of(with(login, false))
                        .tailscaled("NotRunning", "")
                        .ended(1, line, "not running")
                        .cause(ClaimId.JOINED))
                .isEqualTo(
                        "tailscaled of akash-server-2/backend asks for a TUN device, which no provider gives: " + line);
        assertThat(Diagnosing.of(with(login, false))
                        .tailscaled("NotRunning", "")
                        .cause(ClaimId.JOINED))
                .contains("TUN device");
        assertThat(Diagnosing.three().tailscaled("NotRunning", "").cause(ClaimId.JOINED))
                .doesNotContain("TUN");
    }

    @Test
    void knows_a_tailscaled_that_ended_from_one_that_never_ran() {
        Diagnosing killed = Diagnosing.three()
                .tailscaled("NotRunning", "")
                .answering(
                        Asking.what(Question.NodeList.class),
                        new Answer.Nodes(List.of(FakeLab.node("akash-server-2", "100.64.0.2", false))));

        assertThat(killed.cause(ClaimId.JOINED)).contains("no such process runs");
        assertThat(Diagnosing.three().tailscaled("NotRunning", "").cause(ClaimId.JOINED))
                .isEqualTo("no tailscaled runs in akash-server-2/backend");
    }
}
