package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.WrittenService;
import dev.meshproof.plan.Field;
import dev.meshproof.plan.Invocation;
import dev.meshproof.plan.ShellCircumstances.OnFailure;
import java.util.Set;

/** Programs that need a capability or a device; a provider grants neither (provider, cluster/kube/builder/workload.go). */
public final class NeedsPrivilege implements Advice {
    private static final Set<String> PROGRAMS =
            Set.of("wg-quick", "modprobe", "insmod", "openvpn", "iptables", "ip6tables", "nft");
    private static final Set<String> LOOKS_ONLY = Set.of("[", "test", "echo", "ls", "printf");

    @Override
    public void look(Document document, Findings findings) {
        for (WrittenService service : document.services()) {
            service.startup().programs().stream()
                    .filter(program -> program.circumstances().onFailure() == OnFailure.NOTHING_SAID
                            || program.circumstances().onFailure() == OnFailure.SKIPS_REST)
                    .filter(program -> needsPrivilege(program))
                    .forEach(
                            program -> findings.add(
                                    AdviceCode.NEEDS_PRIVILEGE,
                                    document.lines().word(program.at()),
                                    "%s needs %s, which no provider grants".formatted(program.program(), what(program)),
                                    "use what runs without it: tailscaled --tun=userspace-networking with --socks5-server=localhost:1055"));
        }
    }

    private static boolean needsPrivilege(Invocation program) {
        return PROGRAMS.contains(program.program())
                || (opensTun(program) && !LOOKS_ONLY.contains(program.program()))
                || addsLink(program);
    }

    private static boolean opensTun(Invocation program) {
        return program.arguments().stream().anyMatch(word -> word.beginning().startsWith("/dev/net/tun"));
    }

    private static boolean addsLink(Invocation program) {
        return program.program().equals("ip")
                && program.arguments().stream()
                        .map(Field::beginning)
                        .anyMatch(word -> word.equals("tuntap") || word.equals("wireguard"));
    }

    private static String what(Invocation program) {
        return switch (program.program()) {
            case "modprobe", "insmod" -> "to load a kernel module";
            case "openvpn" -> "/dev/net/tun and the capability NET_ADMIN";
            default -> opensTun(program) ? "/dev/net/tun" : "the capability NET_ADMIN";
        };
    }
}
