package dev.meshproof.containers.image;

import java.util.Arrays;
import java.util.List;
import org.testcontainers.DockerClientFactory;

/** Makes images ready from a shell: origin, then the images that an SDL would name. */
final class ImagesByHand {
    private ImagesByHand() {}

    public static void main(String[] arguments) {
        Origin origin = Origin.valueOf(arguments[0]);
        List<String> images = Arrays.asList(arguments).subList(1, arguments.length);
        Images facade = new Images(DockerClientFactory.lazyClient(), Images.defaultCache());
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            ImageSet set = facade.ensure(origin, (subject, line) -> System.err.println(subject + ": " + line), images);
            System.out.println(set + " in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
        facade.list().forEach(System.out::println);
    }
}
