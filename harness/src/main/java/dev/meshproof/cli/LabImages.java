package dev.meshproof.cli;

import dev.meshproof.containers.image.ImageOrigin;
import dev.meshproof.lab.LabException;
import dev.meshproof.verify.LabEngine;
import java.util.List;

/** What the doctor learns of a lab's images: which of them the engine has. */
final class LabImages implements dev.meshproof.cli.doctor.Images {
    private static final List<String> WANTED =
            List.of("alpine:latest", "headscale/headscale:v0.29.2", "meshproof/derper:v1.102.3");

    @Override
    public List<Image> wanted() {
        List<String> present;
        try {
            present =
                    new LabEngine().listImages().stream().map(ImageOrigin::name).toList();
        } catch (LabException noEngine) {
            return List.of();
        }
        return WANTED.stream()
                .map(name -> new Image(name, present.contains(name)))
                .toList();
    }

    @Override
    public boolean standInsToBuild() {
        return wanted().stream().anyMatch(image -> !image.present());
    }
}
