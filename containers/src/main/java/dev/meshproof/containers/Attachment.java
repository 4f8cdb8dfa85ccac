package dev.meshproof.containers;

import java.util.List;

/** A container's place on a network: its address there and the names by which others find it. */
public record Attachment(LabNetwork network, int offset, List<String> names) {
    public String address() {
        return network.address(offset);
    }
}
