package dev.meshproof.sdl.chain;

import dev.meshproof.sdl.Located;
import dev.meshproof.sdl.Sdl.Attribute;
import dev.meshproof.sdl.Sdl.Placement;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code profiles.placement.NAME} (go/sdl, v2.go, placement.go, pricing.go; go/node/types/attributes, SignedBy). */
final class PlacementDecoder {
    private final Report report;
    private final Decoder decoder;
    private final Located<String> name;

    PlacementDecoder(Report report, Located<String> name) {
        this.report = report;
        this.decoder = new Decoder(report);
        this.name = name;
    }

    Drafts.Placement read(Yaml node) {
        String path = "profiles.placement." + name.value();
        Fields fields = decoder.struct(path, node).orElse(new Fields(path, node, List.of(), decoder));
        Map<String, Drafts.Price> prices = new LinkedHashMap<>();
        for (Maps.Item item : fields.map("pricing")) {
            Drafts.Price price = new PriceDecoder(report, fields.name("pricing")).read(item);
            if (price.amount().isPresent() || !prices.containsKey(item.name())) {
                prices.put(item.name(), price);
            }
        }
        Optional<Fields> signedBy = fields.struct("signedBy");
        Placement placement = new Placement(
                name,
                attributes(fields),
                addresses(signedBy, "anyOf"),
                addresses(signedBy, "allOf"),
                prices.values().stream().map(Drafts.Price::price).toList());
        return new Drafts.Placement(placement, prices);
    }

    private List<Attribute> attributes(Fields fields) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        for (Maps.Item item : fields.map("attributes")) {
            Text value = decoder.string(fields.name("attributes") + "." + item.name(), item.node())
                    .orElseGet(() -> Texts.at("", item.node().at()));
            attributes.put(item.name(), new Attribute(item.located(), value.located()));
        }
        return List.copyOf(attributes.values());
    }

    private static List<Located<String>> addresses(Optional<Fields> signedBy, String field) {
        return signedBy.map(fields -> fields.strings(field)).orElse(List.of()).stream()
                .map(Text::located)
                .toList();
    }
}
