package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.Sdl.Price;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.chain.go.Decimals;
import dev.meshproof.sdl.yaml.Yaml;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code pricing.PROFILE} (go/sdl, coin.go). Go panics on a bad denom, which is an error of ours. */
final class PriceDecoder {
    /** cosmos-sdk, types/coin.go, reDnmString. */
    private static final Pattern DENOM = Pattern.compile("[a-zA-Z][a-zA-Z0-9/:._-]{2,127}");

    private final Report report;
    private final Decoder decoder;
    private final String pricing;

    PriceDecoder(Report report, String pricing) {
        this.report = report;
        this.decoder = new Decoder(report);
        this.pricing = pricing;
    }

    Drafts.Price read(Maps.Item profile) {
        Yaml node = profile.node();
        Position at = node.at();
        Optional<Fields> coin = decoder.struct(pricing + "." + profile.name(), node, profile.keyNode());
        Text denom = coin.flatMap(c -> c.string("denom")).orElseGet(() -> Texts.at("", at));
        Text amount = coin.flatMap(c -> c.string("amount")).orElseGet(() -> Texts.at("", at));
        Optional<BigDecimal> number = coin.flatMap(c -> {
            checkDenom(c, denom);
            return amount(c, amount);
        });
        boolean absent = coin.isEmpty() && Nulls.isNull(node, report);
        Price price = new Price(profile.located(), located(denom), located(amount));
        return new Drafts.Price(price, absent ? Optional.empty() : Optional.of(number.orElse(BigDecimal.ONE)));
    }

    private static Located<String> located(Text text) {
        return text.located();
    }

    /** {@code NewDecCoinFromDec} panics on what is no denom. */
    private void checkDenom(Fields coin, Text denom) {
        if (coin.get("denom").isEmpty()) {
            report.error("denom", coin.owner(), coin.name("denom") + " is missing", "write denom: uact");
        } else if (!DENOM.matcher(denom.value()).matches()) {
            report.error(
                    "denom",
                    coin.get("denom").get(),
                    coin.name("denom") + " is \"" + denom.value() + "\", which is no denom",
                    "write uact, or uakt");
        }
    }

    /** {@code invalid coin amount}, {@code negative value not allowed}, and {@code LegacyNewDecFromStr}'s own. */
    private Optional<BigDecimal> amount(Fields coin, Text amount) {
        Optional<Yaml> node = coin.get("amount");
        if (node.isEmpty()) {
            report.error(
                    "amount",
                    coin.owner(),
                    coin.name("amount") + " is missing",
                    "write amount: and the most to pay for a block");
            return Optional.empty();
        }
        Optional<BigDecimal> number = Decimals.parse(amount.value());
        String shown = coin.name("amount") + " is \"" + amount.value() + "\"";
        if (number.isEmpty()) {
            report.error(
                    "amount",
                    node.get(),
                    shown + ", which is no amount",
                    "write digits such as 1000 or 0.5: no exponent, at most 18 decimals");
        } else if (number.get().signum() <= 0) {
            report.error(
                    "amount", node.get(), shown + ", which is not above 0", "write what you would pay for a block");
        }
        return number.filter(value -> value.signum() > 0);
    }
}
