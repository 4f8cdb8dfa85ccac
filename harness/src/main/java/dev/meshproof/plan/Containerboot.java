package dev.meshproof.plan;

import dev.meshproof.plan.Field.Known;
import dev.meshproof.plan.Field.Piece;
import dev.meshproof.plan.Field.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the entrypoint of the image tailscale/tailscale starts, from its TS_* variables (tailscale v1.102.3,
 * cmd/containerboot, settings.go and tailscaled.go): a tailscaled, and a {@code tailscale up}.
 */
record Containerboot(Invocation of) {
    static final String PROGRAM = "containerboot";

    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");

    /** Whether an image's own entrypoint is containerboot: its repository ends in tailscale/tailscale. */
    static boolean isIn(String image) {
        String repository = image.replaceFirst("@.*$", "").replaceFirst(":[^/:]*$", "");
        return ("/" + repository).endsWith("/tailscale/tailscale");
    }

    List<Invocation> starts() {
        return List.of(program("tailscaled", daemonArguments()), program("tailscale", upArguments()));
    }

    private Invocation program(String name, List<Field> arguments) {
        return new Invocation(name, arguments, List.of(), of.environment(), of.source(), of.at());
    }

    private List<Field> daemonArguments() {
        List<Field> arguments = new ArrayList<>();
        arguments.add(flag("--socket=", variable("TS_SOCKET").orElse(text("/tmp/tailscaled.sock"))));
        arguments.add(state());
        userspace().ifPresent(arguments::add);
        variable("TS_SOCKS5_SERVER").ifPresent(value -> arguments.add(flag("--socks5-server=", value)));
        variable("TS_OUTBOUND_HTTP_PROXY_LISTEN")
                .ifPresent(value -> arguments.add(flag("--outbound-http-proxy-listen=", value)));
        arguments.addAll(words("TS_TAILSCALED_EXTRA_ARGS"));
        return arguments;
    }

    private List<Field> upArguments() {
        List<Field> arguments = new ArrayList<>();
        arguments.add(flag("up", List.of()));
        variable("TS_AUTHKEY")
                .or(() -> variable("TS_AUTH_KEY"))
                .ifPresent(value -> arguments.add(flag("--authkey=", value)));
        variable("TS_HOSTNAME").ifPresent(value -> arguments.add(flag("--hostname=", value)));
        arguments.addAll(words("TS_EXTRA_ARGS"));
        return arguments;
    }

    /** In Kubernetes, and so at every provider, a secret is used unless TS_KUBE_SECRET is set and empty. */
    private Field state() {
        Optional<List<Piece>> directory = variable("TS_STATE_DIR");
        if (directory.isPresent()) {
            return flag("--statedir=", directory.get());
        }
        boolean noSecret = of.environment()
                .getExported("TS_KUBE_SECRET")
                .filter(Containerboot::isEmpty)
                .isPresent();
        return flag(
                "--state=",
                noSecret
                        ? text("mem:")
                        : List.of(new Unknown("containerboot uses a Kubernetes secret unless TS_KUBE_SECRET is set and"
                                + " empty, and memory only where it finds no Kubernetes")));
    }

    private Optional<Field> userspace() {
        List<Piece> value = variable("TS_USERSPACE").orElse(List.of());
        Field field = flag("", value);
        if (field.why().isPresent()) {
            return Optional.of(flag("--tun=", value));
        }
        boolean off = field.text().filter(FALSE::contains).isPresent();
        return off ? Optional.empty() : Optional.of(flag("--tun=", text("userspace-networking")));
    }

    private List<Field> words(String variable) {
        FieldSplitter splitter = new FieldSplitter(of.at());
        variable(variable).ifPresent(value -> value.forEach(splitter::split));
        return splitter.fields();
    }

    /** Set and not empty. */
    private Optional<List<Piece>> variable(String name) {
        return of.environment().getExported(name).filter(value -> !isEmpty(value));
    }

    private static boolean isEmpty(List<Piece> value) {
        return value.stream()
                .allMatch(piece -> piece instanceof Known known && known.text().isEmpty());
    }

    private static List<Piece> text(String text) {
        return List.of(new Known(text, Optional.empty()));
    }

    private Field flag(String prefix, List<Piece> value) {
        List<Piece> pieces = new ArrayList<>(text(prefix));
        pieces.addAll(value);
        return new Field(pieces, of.at());
    }
}
