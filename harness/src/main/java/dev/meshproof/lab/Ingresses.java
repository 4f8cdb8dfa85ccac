package dev.meshproof.lab;

import dev.meshproof.containers.Attachment;
import dev.meshproof.containers.IngressContainer;
import dev.meshproof.containers.IngressContainer.Site;
import dev.meshproof.containers.PortTranslation;
import dev.meshproof.plan.Door;
import dev.meshproof.plan.ReplicaId;
import java.util.ArrayList;
import java.util.List;

/** The ingress of each provider that has doors. */
record Ingresses(LabContext context, LabAddresses addresses) {
    /** The providers that have one. */
    List<String> providers() {
        return addresses.plan().providers().stream()
                .filter(provider -> !Door.of(addresses.plan(), provider).isEmpty())
                .toList();
    }

    IngressContainer start(String provider) {
        String role = "ingress " + provider;
        Attachment attachment = addresses.ingress(provider);
        List<Site> sites = new ArrayList<>();
        List<PortTranslation> nodePorts = new ArrayList<>();
        for (Door door : Door.of(addresses.plan(), provider)) {
            List<String> behind = door.behind().stream()
                    .map(replica -> upstream(replica, door.port().port()))
                    .toList();
            if (door instanceof Door.ByName byName) {
                sites.add(new Site(byName.hosts(), behind));
            } else if (door instanceof Door.ByPort byPort) {
                nodePorts.add(
                        new PortTranslation(door.port().protocol(), attachment.address(), byPort.nodePort(), behind));
            }
        }
        return context.start(
                role,
                new IngressContainer(context.images().support(), context.labels(role), attachment, sites, nodePorts));
    }

    private String upstream(ReplicaId replica, int port) {
        return addresses.sandbox(replica).address() + ":" + port;
    }
}
