package dev.meshproof.lint;

import dev.meshproof.sdl.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** An exposed port, as written. */
public record WrittenExpose(Branch branch) {
    private static final List<String> YES =
            List.of("true", "True", "TRUE", "y", "Y", "yes", "Yes", "YES", "on", "On", "ON");

    /** The container's port, if it is a number. */
    public OptionalInt port() {
        return number("port");
    }

    /** The port that others dial: {@code as}, or else the container's. */
    public OptionalInt offered() {
        OptionalInt as = number("as");
        return as.isPresent() && as.getAsInt() > 0 ? as : port();
    }

    private OptionalInt number(String key) {
        Optional<String> text = branch.text(key).map(Text::value).filter(t -> t.matches("[0-9]{1,9}"));
        return text.isPresent() ? OptionalInt.of(Integer.parseInt(text.get())) : OptionalInt.empty();
    }

    public boolean udp() {
        return branch.text("proto")
                .filter(text -> text.value().toLowerCase(Locale.ROOT).equals("udp"))
                .isPresent();
    }

    public List<Branch> to() {
        return branch.branches("to");
    }

    private static boolean global(Branch to) {
        return to.text("global").filter(text -> YES.contains(text.value())).isPresent();
    }

    public boolean global() {
        return to().stream().anyMatch(WrittenExpose::global);
    }

    /** Whether a provider's ingress takes it by host name (chain-sdk, go/manifest, IsIngress). */
    public boolean ingress() {
        return global() && !udp() && offered().orElse(0) == 80;
    }

    /**
     * Whether siblings reach it by the service's name (provider, cluster/kube/builder/service.go): it is offered to them, or
     * through the ingress. All others become node ports, under the name {@code SERVICE-np}.
     */
    public boolean named() {
        return ingress() || to().isEmpty() || to().stream().anyMatch(to -> !global(to));
    }
}
