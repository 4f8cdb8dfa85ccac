package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Branch;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.Span;
import dev.meshproof.lint.WrittenService;
import dev.meshproof.lint.WrittenVolume;
import dev.meshproof.sdl.Text;
import java.util.List;

/**
 * Volumes that no service mounts, and mounts that Kubernetes refuses: a provider makes volumes of ram and persistent ones only
 * (provider, cluster/kube/builder/workload.go, volumes and persistentVolumeClaims).
 */
public final class VolumeUnmounted implements Advice {
    @Override
    public void look(Document document, Findings findings) {
        for (WrittenService service : document.services()) {
            List<WrittenVolume> volumes = document.volumesOf(service);
            for (WrittenVolume volume : volumes) {
                boolean mounted =
                        service.mounts().stream().anyMatch(m -> m.name().value().equals(volume.called()));
                if (volume.name().isPresent() && !mounted && (volume.persistent() || volume.ram())) {
                    unmounted(service, volume.name().get(), findings);
                }
            }
            for (Branch.Named mount : service.mounts()) {
                volumes.stream()
                        .filter(volume -> volume.called().equals(mount.name().value()))
                        .filter(volume -> !volume.persistent() && !volume.ram())
                        .findFirst()
                        .ifPresent(volume -> refused(mount, findings));
            }
        }
    }

    private static void unmounted(WrittenService service, Text volume, Findings findings) {
        findings.add(
                AdviceCode.VOLUME_UNMOUNTED,
                Span.of(volume),
                "volume %s is paid for, and service %s mounts it nowhere"
                        .formatted(volume.value(), service.name().value()),
                "write params: {storage: {%s: {mount: /some/path}}} in the service, or leave the volume out"
                        .formatted(volume.value()));
    }

    private static void refused(Branch.Named mount, Findings findings) {
        findings.add(
                AdviceCode.MOUNT_REFUSED,
                Span.of(mount.name()),
                "volume %s is neither persistent nor of class ram: the provider makes no volume of it, and Kubernetes refuses to mount it"
                        .formatted(mount.name().value()),
                "write attributes: {persistent: true, class: beta2} at the volume, or leave the mount out");
    }
}
