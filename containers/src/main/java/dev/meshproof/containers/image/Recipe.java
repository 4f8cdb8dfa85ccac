package dev.meshproof.containers.image;

import java.util.List;

/**
 * How one thing is built: its {@code build.sh} and whatever files that reads, and the recipes whose results it needs.
 *
 * @param name also the folder of its {@code build.sh}
 * @param files paths below {@code meshproof/images} on the class path, all of which count for the hash
 * @param needs names of other recipes
 * @param tools programs of this machine that it runs
 */
record Recipe(String name, List<String> files, List<String> needs, List<HostTool> tools) {
    Recipe {
        files = List.copyOf(files);
        needs = List.copyOf(needs);
        tools = List.copyOf(tools);
    }
}
