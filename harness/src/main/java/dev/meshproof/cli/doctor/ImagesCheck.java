package dev.meshproof.cli.doctor;

import dev.meshproof.cli.doctor.Images.Image;
import dev.meshproof.containers.engine.Engine.Answering;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The images a lab needs. Missing ones are no failure: they are pulled or built when a lab first wants them. */
record ImagesCheck(Images images) {

    Check check() {
        return new Check("images", machine -> machine.engine() instanceof Answering ? look() : Optional.empty());
    }

    private Optional<Finding> look() {
        List<Image> wanted = images.wanted();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        List<Image> missing = wanted.stream().filter(image -> !image.present()).toList();
        if (missing.isEmpty()) {
            return Optional.of(Finding.ok("images", "all " + wanted.size() + " present"));
        }
        return Optional.of(Finding.warn(
                "images",
                missing.size() + " of " + wanted.size() + " missing: "
                        + missing.stream().map(Image::name).collect(Collectors.joining(", ")),
                "./meshproof images gets them now; otherwise the first lab does, which takes minutes"));
    }
}
