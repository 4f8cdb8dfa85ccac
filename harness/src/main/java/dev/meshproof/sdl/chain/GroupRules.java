package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Sdl.Deployment;
import dev.meshproof.sdl.chain.Drafts.Document;
import dev.meshproof.sdl.chain.go.Versions.Language;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Totals and prices of what is deployed on each placement (go/node/deployment/v1beta4: resourceunits.go, groupspec.go,
 * group_validation.go, validation_config.go).
 */
final class GroupRules {
    private static final BigDecimal MAX_PRICE = BigDecimal.valueOf(10_000_000);
    /** Of a unit's limit. */
    private static final int TIMES = 50;

    private static final BigInteger MAX_CPU = BigInteger.valueOf(384_000L * TIMES);
    private static final BigInteger MAX_GPU = BigInteger.valueOf(24L * TIMES);
    private static final BigInteger MAX_MEMORY = BigInteger.valueOf((2L << 40) * TIMES);

    private final Document document;
    private final Report report;
    private String denom = "";

    GroupRules(Document document, Report report) {
        this.document = document;
        this.report = report;
    }

    /** @param count of replicas, 32 bits wide, as Go adds them up */
    private record Unit(Drafts.Compute compute, long count) {}

    void check() {
        Map<String, List<Deployment>> groups = new TreeMap<>();
        new TreeMap<>(document.deployments())
                .values()
                .forEach(placements -> placements.values().stream()
                        .filter(d -> document.compute().containsKey(d.profile().value()))
                        .forEach(d -> groups.computeIfAbsent(d.placement().value(), name -> new ArrayList<>())
                                .add(d)));
        groups.forEach((placement, deployments) -> {
            totals(placement, units(deployments), deployments.get(0));
            deployments.forEach(this::price);
        });
    }

    /** v2.1 merges the services of one profile into one unit (groupBuilder_v2_1.go). */
    private List<Unit> units(List<Deployment> deployments) {
        List<Unit> units = new ArrayList<>();
        Map<String, Unit> merged = new LinkedHashMap<>();
        for (Deployment deployment : deployments) {
            Drafts.Compute compute = document.compute().get(deployment.profile().value());
            if (compute == null) {
                continue;
            }
            Unit unit =
                    new Unit(compute, Integer.toUnsignedLong(deployment.count().value()));
            units.add(unit);
            merged.merge(
                    deployment.profile().value(),
                    unit,
                    (a, b) -> new Unit(a.compute(), (a.count() + b.count()) & 0xFFFFFFFFL));
        }
        return document.language() == Language.V2_1 ? List.copyOf(merged.values()) : units;
    }

    /** {@code invalid total CPU}, GPU, memory. */
    private void totals(String placement, List<Unit> units, Deployment first) {
        total(placement, "CPU", units, c -> c.compute().milliCpus().value(), MAX_CPU, "19200 cores", first);
        total(placement, "memory", units, c -> c.compute().memoryBytes().value(), MAX_MEMORY, "100Ti", first);
        BigInteger gpus = sum(units, Drafts.Compute::gpus);
        if (gpus.signum() != 0) {
            total(placement, "GPU", units, Drafts.Compute::gpus, MAX_GPU, "1200 GPUs", first);
        }
    }

    private static BigInteger sum(List<Unit> units, ToLongFunction<Drafts.Compute> amount) {
        return units.stream()
                .map(u -> BigInteger.valueOf(amount.applyAsLong(u.compute())).multiply(BigInteger.valueOf(u.count())))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private void total(
            String placement,
            String what,
            List<Unit> units,
            ToLongFunction<Drafts.Compute> amount,
            BigInteger most,
            String mostInWords,
            Deployment first) {
        BigInteger sum = sum(units, amount);
        boolean broken = units.stream().anyMatch(u -> amount.applyAsLong(u.compute()) == 0);
        if (sum.signum() <= 0 && !broken) {
            report.error(
                    "count",
                    first.count().at(),
                    1,
                    "deployment on %s starts no replica: its count is 0 or missing".formatted(placement),
                    "write count: 1");
        } else if (sum.compareTo(most) > 0) {
            report.error(
                    "group-total",
                    first.count().at(),
                    String.valueOf(first.count().value()).length(),
                    "deployment on %s asks for more %s in all than Akash takes".formatted(placement, what),
                    "ask for " + mostInWords + " or less: lower a count or a profile");
        }
    }

    /** {@code invalid unit price}; mixed denoms and a null price make Go panic. */
    private void price(Deployment deployment) {
        Drafts.Placement placement =
                document.placements().get(deployment.placement().value());
        Drafts.Price price = placement == null
                ? null
                : placement.prices().get(deployment.profile().value());
        if (price == null) {
            return;
        }
        String path = "profiles.placement." + deployment.placement().value() + ".pricing."
                + deployment.profile().value();
        Located<String> amount = price.price().amount();
        if (price.amount().isEmpty()) {
            report.error(
                    "price-missing",
                    price.price().profile(),
                    path + " is empty",
                    "write denom: uact and amount: below it");
        } else if (price.amount().get().compareTo(MAX_PRICE) > 0) {
            report.error(
                    "price-range",
                    amount,
                    path + ".amount is " + amount.value() + ": out of range",
                    "Akash takes at most 10000000");
        }
        Located<String> own = price.price().denom();
        if (denom.isEmpty()) {
            denom = own.value();
        } else if (!own.value().equals(denom) && !own.value().isEmpty()) {
            report.error(
                    "denom-mixed",
                    own,
                    path + ".denom is \"" + own.value() + "\", but another price is in \"" + denom + "\"",
                    "write one denom throughout");
        }
    }
}
