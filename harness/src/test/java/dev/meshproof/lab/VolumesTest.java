package dev.meshproof.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.meshproof.claim.Draft;
import dev.meshproof.claim.Shops;
import dev.meshproof.containers.ReplicaContainer.Storage;
import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.plan.ReplicaPlan.Kind;
import dev.meshproof.plan.ReplicaPlan.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VolumesTest {
    private static final Volumes VOLUMES = new Volumes("run-1", role -> Map.of("role", role));

    @Test
    void ram_is_memory_of_its_size() {
        assertThat(VOLUMES.of(with(0, volume("cache", Kind.RAM, Optional.of("/cache"), false))))
                .containsExactly(new Storage.Memory("/cache", false, 8 << 20));
    }

    @Test
    void persistent_ones_are_each_replicas_own_and_the_same_for_all_its_containers() {
        Volume data = volume("data", Kind.PERSISTENT, Optional.of("/data"), true);

        assertThat(List.of(with(0, data), with(0, data), with(1, data)))
                .flatExtracting(VOLUMES::of)
                .extracting(each -> ((Storage.Volume) each).name(), Storage::path, Storage::readOnly)
                .containsExactly(
                        tuple("meshproof.run-1.shop.db.0.data", "/data", true),
                        tuple("meshproof.run-1.shop.db.0.data", "/data", true),
                        tuple("meshproof.run-1.shop.db.1.data", "/data", true));
        assertThat(((Storage.Volume) VOLUMES.of(with(0, data)).get(0)).labels())
                .containsEntry("role", "volume data of shop/db");
    }

    @Test
    void what_is_the_containers_own_disk_or_is_mounted_nowhere_is_no_mount() {
        assertThat(VOLUMES.of(with(
                        0,
                        volume("default", Kind.EPHEMERAL, Optional.empty(), false),
                        volume("spare", Kind.PERSISTENT, Optional.empty(), false))))
                .isEmpty();
    }

    private static Volume volume(String name, Kind kind, Optional<String> mount, boolean readOnly) {
        return new Volume(name, kind, 8 << 20, mount, readOnly, Shops.web().at());
    }

    private static ReplicaPlan with(int index, Volume... volumes) {
        return Draft.of(Shops.db(index)).volumes(List.of(volumes)).plan();
    }
}
