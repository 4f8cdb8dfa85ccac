package dev.meshproof.lint;

import dev.meshproof.lint.advice.AsRange;
import dev.meshproof.lint.advice.AuthKeys;
import dev.meshproof.lint.advice.Daemons;
import dev.meshproof.lint.advice.EnvValues;
import dev.meshproof.lint.advice.HostnameTwice;
import dev.meshproof.lint.advice.IgnoredKeys;
import dev.meshproof.lint.advice.ImageTag;
import dev.meshproof.lint.advice.InstallAtStart;
import dev.meshproof.lint.advice.KernelTun;
import dev.meshproof.lint.advice.LoopbackGlobal;
import dev.meshproof.lint.advice.NeedsPrivilege;
import dev.meshproof.lint.advice.PortDropped;
import dev.meshproof.lint.advice.ProxyOpen;
import dev.meshproof.lint.advice.SecretInFile;
import dev.meshproof.lint.advice.ServiceNameLong;
import dev.meshproof.lint.advice.ShellArguments;
import dev.meshproof.lint.advice.SiblingName;
import dev.meshproof.lint.advice.SizeDiffers;
import dev.meshproof.lint.advice.StateLost;
import dev.meshproof.lint.advice.UnknownService;
import dev.meshproof.lint.advice.VolumeUnmounted;
import dev.meshproof.sdl.Diagnostic;
import java.util.List;

/** All the advice there is. */
final class Catalogue {
    private static final List<Advice> ALL = List.of(
            new AsRange(),
            new AuthKeys(),
            new Daemons(),
            new EnvValues(),
            new HostnameTwice(),
            new IgnoredKeys(),
            new ImageTag(),
            new InstallAtStart(),
            new KernelTun(),
            new LoopbackGlobal(),
            new NeedsPrivilege(),
            new PortDropped(),
            new ProxyOpen(),
            new SecretInFile(),
            new ServiceNameLong(),
            new ShellArguments(),
            new SiblingName(),
            new SizeDiffers(),
            new StateLost(),
            new UnknownService(),
            new VolumeUnmounted());

    private Catalogue() {}

    static List<Diagnostic> advise(Document document) {
        Findings findings = new Findings();
        ALL.forEach(advice -> advice.look(document, findings));
        return findings.found();
    }
}
