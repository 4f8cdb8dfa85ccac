package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;
import dev.meshproof.lint.WrittenService;
import dev.meshproof.plan.Fact;

/** Providers grant no device (provider, cluster/kube/builder/workload.go), so that tailscaled cannot open a TUN device. */
public final class KernelTun implements Advice {
    @Override
    public void look(Document document, Findings findings) {
        for (WrittenService service : document.services()) {
            if (service.startup().tailnet().userspace() instanceof Fact.Known<Boolean> known && !known.value()) {
                boolean image = service.startup()
                        .tailnet()
                        .daemon()
                        .known()
                        .filter("containerboot"::equals)
                        .isPresent();
                findings.add(
                        AdviceCode.KERNEL_TUN,
                        document.lines().word(known.at()),
                        known.source() == Fact.Source.DEFAULT && !image
                                ? "tailscaled is started without --tun=userspace-networking and opens /dev/net/tun, which no provider grants"
                                : "tailscaled is told to open a TUN device, which no provider grants",
                        image
                                ? "write TS_USERSPACE=true, or leave it out"
                                : "write tailscaled --tun=userspace-networking");
            }
        }
    }
}
