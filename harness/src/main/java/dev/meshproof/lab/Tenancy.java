package dev.meshproof.lab;

import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import java.io.IOException;
import java.util.Optional;

/** Makes users, policy and auth keys at the control plane, before any node joins. */
final class Tenancy {
    private final ControlPlane controlPlane;
    private final LabListener listener;

    Tenancy(ControlPlane controlPlane, LabListener listener) {
        this.controlPlane = controlPlane;
        this.listener = listener;
    }

    /**
     * Also makes the outsider's user, whether or not there will be a node of it, so that a policy can name it.
     *
     * @param outsider whether a node of it is to join
     * @throws LabException if headscale refuses the policy, with its words
     */
    LabSecrets make(LabPlan plan, boolean outsider) {
        try {
            String lab = controlPlane.createUser(AccessPolicy.LAB_USER);
            String other = controlPlane.createUser(AccessPolicy.OUTSIDER_USER);
            admit(plan);
            return new LabSecrets(
                    AuthKeys.of(plan, kind -> mint(lab, kind)),
                    outsider ? Optional.of(mint(other, KeyKind.REUSABLE)) : Optional.empty());
        } catch (IOException e) {
            throw new LabException("headscale could not be made ready: " + e.getMessage(), e);
        }
    }

    private void admit(LabPlan plan) throws IOException {
        try {
            controlPlane.setPolicy(AccessPolicy.of(plan));
        } catch (ControlPlane.Refused e) {
            String whose = plan.policy().map(LabPlan.Policy::file).orElse("the lab's own policy");
            throw new LabException("headscale refuses " + whose + ": " + e.words(), e);
        }
    }

    private String mint(String user, KeyKind kind) throws IOException {
        String key = controlPlane.createKey(user, kind);
        listener.secret(key);
        return key;
    }
}
