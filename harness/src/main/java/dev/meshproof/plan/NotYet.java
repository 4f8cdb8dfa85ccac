package dev.meshproof.plan;

import dev.meshproof.plan.labfile.LabFile;
import dev.meshproof.plan.labfile.LabFile.KeyKind;
import dev.meshproof.plan.labfile.LabFile.OfPort;
import dev.meshproof.plan.labfile.LabFile.OfSdl;
import dev.meshproof.plan.labfile.LabFile.OfService;
import dev.meshproof.plan.labfile.LabFile.Probe;
import dev.meshproof.sdl.Diagnostics;
import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import java.util.Locale;
import java.util.Optional;

/** What a lab file may ask for and no lab can do yet: refused by name, never ignored. */
record NotYet(Diagnostics found) {
    void check(LabFile file) {
        key("key", file.key());
        file.policy()
                .ifPresent(policy -> refuse(
                        policy.at(),
                        "policy " + policy.value() + ": the lab's control plane has no policy yet, and admits every"
                                + " node to every other",
                        "leave it out"));
        for (OfSdl sdl : file.sdls()) {
            for (OfService service : sdl.services()) {
                String path = LabFileBinding.path(sdl, service);
                key(path + ".key", service.key());
                service.probes().forEach(probe -> probe(path, probe));
            }
        }
    }

    private void key(String path, Optional<Located<KeyKind>> key) {
        key.filter(kind -> kind.value() != KeyKind.REUSABLE)
                .ifPresent(kind -> refuse(
                        kind.at(),
                        path + " "
                                + kind.value().name().toLowerCase(Locale.ROOT).replace('_', '-')
                                + ": the lab mints reusable keys only yet",
                        "write reusable, or leave it out"));
    }

    private void probe(String path, OfPort of) {
        if (of.probe().value() != Probe.HTTP) {
            refuse(
                    of.probe().at(),
                    path + ".probes." + of.port().value() + " "
                            + of.probe().value().name().toLowerCase(Locale.ROOT)
                            + ": the lab asks every TCP port with HTTP yet",
                    "write http, or leave it out");
        }
    }

    private void refuse(Position at, String message, String hint) {
        found.error("lab-file-not-yet", at, message, hint);
    }
}
