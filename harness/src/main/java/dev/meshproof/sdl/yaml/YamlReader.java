package dev.meshproof.sdl.yaml;

import dev.meshproof.sdl.Position;
import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.SdlFiles;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.yaml.Yaml.Alias;
import dev.meshproof.sdl.yaml.Yaml.Entry;
import dev.meshproof.sdl.yaml.Yaml.Mapping;
import dev.meshproof.sdl.yaml.Yaml.Scalar;
import dev.meshproof.sdl.yaml.Yaml.Sequence;
import dev.meshproof.sdl.yaml.Yaml.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree of a stream's first document from the parser's events: yaml.v3, which Akash uses, decodes the first
 * document only. Depth and the number of values that aliases multiply into are bounded.
 */
public final class YamlReader {
    private static final int MAX_DEPTH = 64;
    /** More than any document of {@link SdlFiles#MAX_BYTES} has without aliases. */
    private static final long MAX_VALUES = 600_000;

    private final Source source;
    private final Map<String, Yaml> anchors = new HashMap<>();
    private final Iterator<Event> events;
    private long values;

    private YamlReader(Source source) {
        this.source = source;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.file())
                .setCodePointLimit(SdlFiles.MAX_BYTES)
                .build();
        this.events = new Parse(settings).parseString(source.text()).iterator();
    }

    /**
     * @return empty where the file holds no document
     * @throws SdlException if it is no YAML
     */
    public static Optional<Yaml> read(Source source) {
        try {
            return new YamlReader(source).document();
        } catch (MarkedYamlEngineException e) {
            Position at = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(mark -> source.at(source.indexOf(mark.getLine(), mark.getColumn())))
                    .orElse(Position.wholeFile(source.file()));
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            throw notYaml(at, context + e.getProblem());
        } catch (ReaderException e) {
            int index = source.text().offsetByCodePoints(0, e.getPosition());
            throw notYaml(source.at(index), "the character U+%04X is not allowed".formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            throw notYaml(Position.wholeFile(source.file()), String.valueOf(e.getMessage()));
        }
    }

    private static SdlException notYaml(Position at, String problem) {
        return SdlException.of(
                "yaml-syntax", at, "not YAML: " + problem, "check indentation, colons and quotes here and just above");
    }

    private Optional<Yaml> document() {
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent node) {
                return Optional.of(node(node, 0));
            }
        }
        return Optional.empty();
    }

    private Yaml node(NodeEvent event, int depth) {
        Position at = source.at(start(event));
        if (depth > MAX_DEPTH) {
            throw SdlException.of(
                    "yaml-depth", at, "more than " + MAX_DEPTH + " levels deep", "no SDL needs that; flatten it");
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias, at);
        }
        count(1, at);
        Yaml node;
        if (event instanceof ScalarEvent scalar) {
            node = scalar(scalar);
        } else if (event instanceof SequenceStartEvent start) {
            node = sequence(start, at, depth);
        } else {
            node = mapping((MappingStartEvent) event, at, depth);
        }
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), node));
        return node;
    }

    private Yaml alias(AliasEvent alias, Position at) {
        String name = alias.getAlias().getValue();
        Yaml node = anchors.get(name);
        if (node == null) {
            throw SdlException.of(
                    "yaml-alias",
                    at,
                    "*" + name + " names an anchor that is not complete here",
                    "write &" + name + " before, and not around, its use");
        }
        count(node.size(), at);
        return new Alias(name, node, at);
    }

    private void count(long more, Position at) {
        values += more;
        if (values > MAX_VALUES) {
            throw SdlException.of(
                    "yaml-alias",
                    at,
                    "the document's aliases multiply into more than " + MAX_VALUES + " values",
                    "write them out");
        }
    }

    private Scalar scalar(ScalarEvent event) {
        int start = start(event);
        int end = Math.max(start, event.getEndMark().map(this::index).orElse(start));
        Style style = switch (event.getScalarStyle()) {
            case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED -> Style.DOUBLE_QUOTED;
            case LITERAL -> Style.LITERAL;
            case FOLDED -> Style.FOLDED;
            case PLAIN, JSON_SCALAR_STYLE -> Style.PLAIN;
        };
        Text text = ScalarPlaces.text(source, event.getValue(), style, start, end);
        return new Scalar(text, style, event.getTag().orElse(""), source.lengthOnLine(start, end));
    }

    private Sequence sequence(SequenceStartEvent start, Position at, int depth) {
        List<Yaml> nodes = new ArrayList<>();
        long size = 1;
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            Yaml item = node((NodeEvent) event, depth + 1);
            nodes.add(item);
            size += item.size();
            event = events.next();
        }
        return new Sequence(List.copyOf(nodes), start.getTag().orElse(""), at, size);
    }

    private Mapping mapping(MappingStartEvent start, Position at, int depth) {
        List<Entry> entries = new ArrayList<>();
        long size = 1;
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            Yaml key = node((NodeEvent) event, depth + 1);
            Yaml value = node((NodeEvent) events.next(), depth + 1);
            entries.add(new Entry(key, value));
            size += key.size() + value.size();
            event = events.next();
        }
        return new Mapping(List.copyOf(entries), start.getTag().orElse(""), at, size);
    }

    private int index(Mark mark) {
        return source.indexOf(mark.getLine(), mark.getColumn());
    }

    /** Where a node itself begins, behind its anchor and tag. */
    private int start(NodeEvent event) {
        int index = event.getStartMark().map(this::index).orElse(0);
        if (event instanceof AliasEvent) {
            return index;
        }
        String text = source.text();
        while (index < text.length() && "&!".indexOf(text.charAt(index)) >= 0) {
            while (index < text.length() && !Character.isWhitespace(text.charAt(index))) {
                index++;
            }
            while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
                index++;
            }
        }
        return index;
    }
}
