package dev.meshproof.cli.doctor;

import java.util.List;

/** What the doctor wants to know of the lab's images. Filled in where the command line is put together. */
public interface Images {

    /** Every image that a lab needs. */
    List<Image> wanted();

    /** Whether some of those still missing have to be built here, because no registry answers. */
    boolean standInsToBuild();

    /**
     * One image.
     *
     * @param name as in an SDL, such as {@code alpine:latest}
     * @param present whether the engine has it, in the version wanted
     */
    record Image(String name, boolean present) {}
}
