package dev.meshproof.containers;

import java.util.List;
import java.util.Map;

/**
 * A container's place on a network: its address there and the names by which others find it.
 *
 * @param names by which everybody on the network finds it
 * @param links names that this container alone knows, each with the name on the network that it stands for, which several
 *     containers may bear and none need bear yet
 */
public record Attachment(LabNetwork network, int offset, List<String> names, Map<String, String> links) {
    public Attachment {
        names = List.copyOf(names);
        links = Map.copyOf(links);
    }

    public Attachment(LabNetwork network, int offset, List<String> names) {
        this(network, offset, names, Map.of());
    }

    public String address() {
        return network.address(offset);
    }
}
