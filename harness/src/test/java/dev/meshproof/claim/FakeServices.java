package dev.meshproof.claim;

import dev.meshproof.plan.Door;
import dev.meshproof.plan.LabPlan;
import dev.meshproof.plan.ReplicaId;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Ask;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.List;
import java.util.Optional;

/** What services that are not private answer where all is well, to siblings and through their provider's ingress. */
record FakeServices(LabPlan plan) {
    static Answer page(ReplicaId replica, String at) {
        return new Answer.Reached(
                at, List.of(new Answer.Response(200, "ab" + replica.hashCode(), 27, "Hello from " + replica)));
    }

    Answer http(Ask ask, Question.HttpForHost http) {
        if (http.to() instanceof Target.ContainerAddress address) {
            return page(address.replica(), "198.18.0.6:" + http.port());
        }
        if (http.to() instanceof Target.Literal name) {
            return named(ask.from(), name.host())
                    .map(replica -> page(replica, "198.18.0.6:" + http.port()))
                    .orElse(new Answer.UnknownName(name.host() + ":" + http.port()));
        }
        String provider = ((Vantage.Ingress) ask.from()).provider();
        Optional<Door> door = Door.of(plan, provider).stream()
                .filter(d -> d instanceof Door.ByName byName
                        ? http.to() instanceof Target.Loopback && byName.hosts().contains(http.host())
                        : http.to() instanceof Target.Ingress && ((Door.ByPort) d).nodePort() == http.port())
                .findFirst();
        return door.map(d -> page(d.behind().get(0), "127.0.0.1:80"))
                .orElse(new Answer.Reached(
                        "127.0.0.1:80", List.of(new Answer.Response(404, "404", 146, "404 Not Found"))));
    }

    Answer connect(Ask ask, Target.Literal name, int port) {
        return named(ask.from(), name.host())
                .<Answer>map(replica -> new Answer.Refused("198.18.0.6:" + port))
                .orElse(new Answer.UnknownName(name.host() + ":" + port));
    }

    private Optional<ReplicaId> named(Vantage from, String name) {
        String lease = ((Vantage.Sandbox) from).replica().lease();
        return plan.replicas().stream()
                .filter(r -> r.id().lease().equals(lease)
                        && r.dnsName().filter(name::equals).isPresent())
                .map(ReplicaPlan::id)
                .findFirst();
    }
}
