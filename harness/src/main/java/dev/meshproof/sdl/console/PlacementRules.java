package dev.meshproof.sdl.console;

import dev.meshproof.sdl.console.jsyaml.Node;
import dev.meshproof.sdl.console.jsyaml.Node.Num;
import dev.meshproof.sdl.console.jsyaml.Node.Str;

/** {@code profiles.placement} (sdl-input.schema.yaml). */
final class PlacementRules {
    private static final Rule ADDRESSES = Lists.of(Texts.any("write an auditor's address"));

    private static final Rule SIGNED_BY =
            Fields.of("signedBy").optional("anyOf", ADDRESSES).optional("allOf", ADDRESSES);

    private static final Rule DENOM = Texts.matching(
            "denom",
            denom -> denom.equals("uact") || denom.equals("uakt"),
            "Akash Console takes uact and uakt only",
            "write uact (or uakt)");

    private static final Rule PRICE = Fields.of("a price")
            .required("denom", "denom", DENOM, "write denom: uact")
            .required("amount", "amount", PlacementRules::amount, "write amount: and the most that a block may cost");

    static final Rule PLACEMENT = Maps.of(Fields.of("a placement")
            .required("pricing", Maps.of(PRICE), "write pricing: and a price for each compute profile")
            .optional("attributes", Maps.any())
            .optional("signedBy", SIGNED_BY));

    private PlacementRules() {}

    /** A number of 0 or more, or a string {@code ^[0-9]+(\.[0-9]+)?$}. */
    private static void amount(Spot spot, Report report) {
        Node node = spot.node();
        boolean accepted = node instanceof Str text && Decimals.is(text.value())
                || node instanceof Num number && number.value() >= 0;
        if (!accepted) {
            report.error(
                    "amount",
                    spot.place(),
                    spot.path() + " is " + report.seen(node) + ": Akash Console takes a number of 0 or more",
                    "write a plain number, such as 1000 or 0.5");
        }
    }
}
