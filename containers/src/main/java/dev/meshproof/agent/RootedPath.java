package dev.meshproof.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A path as another process sees it. The kernel follows an absolute link under /proc/1/root from <em>our</em> root
 * (Debian's /var/run is one), so links are followed here, one by one.
 */
final class RootedPath {
    private static final int MOST_LINKS = 40;

    private RootedPath() {}

    /**
     * Where the path really lies.
     *
     * @param root of the other process, e.g. {@code /proc/1/root}
     * @param path absolute, in its view
     * @throws IOException if links lead on and on, or one cannot be read
     */
    static Path resolve(Path root, String path) throws IOException {
        Deque<String> waiting = new ArrayDeque<>();
        push(waiting, path);
        Path at = root;
        int links = 0;
        while (!waiting.isEmpty()) {
            String name = waiting.pop();
            if (name.equals("..")) {
                at = at.equals(root) ? root : parent(at, root);
                continue;
            }
            Path next = at.resolve(name);
            if (!Files.isSymbolicLink(next)) {
                at = next;
                continue;
            }
            if (++links > MOST_LINKS) {
                throw new IOException(path + ": more than " + MOST_LINKS + " links");
            }
            String target = Files.readSymbolicLink(next).toString();
            if (target.startsWith("/")) {
                at = root;
            }
            push(waiting, target);
        }
        return at;
    }

    private static Path parent(Path path, Path root) {
        Path parent = path.getParent();
        return parent == null ? root : parent;
    }

    private static void push(Deque<String> waiting, String path) {
        String[] names = path.split("/");
        for (int i = names.length - 1; i >= 0; i--) {
            if (!names[i].isEmpty() && !names[i].equals(".")) {
                waiting.push(names[i]);
            }
        }
    }
}
