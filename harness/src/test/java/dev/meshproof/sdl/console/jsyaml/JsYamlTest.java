package dev.meshproof.sdl.console.jsyaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshproof.sdl.console.jsyaml.Node.Bool;
import dev.meshproof.sdl.console.jsyaml.Node.Nothing;
import dev.meshproof.sdl.console.jsyaml.Node.Num;
import dev.meshproof.sdl.console.jsyaml.Node.Obj;
import dev.meshproof.sdl.console.jsyaml.Node.Seq;
import dev.meshproof.sdl.console.jsyaml.Node.Shape;
import dev.meshproof.sdl.console.jsyaml.Node.Str;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsYamlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # what a plain scalar is
            `yes` | 'yes'
            `True` | true
            `tRUE` | 'tRUE'
            `~` | null
            `NULL` | null
            `nULL` | 'nULL'
            `12` | 12.0
            `0x1F` | 31.0
            `0o17` | 15.0
            `0b11` | 3.0
            `017` | 17.0
            `1_000` | 1000.0
            `1_` | '1_'
            `_1` | '_1'
            `0_1` | 1.0
            `-0x1` | -1.0
            `0x` | '0x'
            `1.5` | 1.5
            `.5` | 0.5
            `+.5` | '+.5'
            `5.` | 5.0
            `1e3` | 1000.0
            `1e400` | Infinity
            `-.inf` | -Infinity
            `.NaN` | NaN
            `.` | '.'
            `1.2.3` | '1.2.3'
            `2020-01-01` | date
            `2020-1-1 0:00:00 +1` | date
            `2020-1-1` | '2020-1-1'
            `<<` | '<<'
            `512Mi` | '512Mi'
            # tags and quotes
            `"12"` | '12'
            `'it''s'` | 'it's'
            `"\\x41\\u00e9\\U0001F600\\/"` | 'Aé😀/'
            `!!str 12` | '12'
            `!!int "12"` | 12.0
            `!!float 1` | 1.0
            `!!bool "true"` | true
            `! 12` | '12'
            `!<tag:yaml.org,2002:str> 12` | '12'
            `!!s%74r 12` | '12'
            `!!binary aGVsbG8=` | bytes 5
            `!!set {a, b}` | {a: null, b: null}
            `!!pairs [{a: 1}]` | [['a', 1.0]]
            `!!omap [{a: 1}]` | [{a: 1.0}]
            `%TAG !y! tag:yaml.org,2002:⏎---⏎!y!str 12` | '12'
            # blocks
            `a: |⏎  x⏎  y⏎` | {a: 'x⏎y⏎'}
            `a: >-⏎  x⏎  y⏎⏎  z` | {a: 'x y⏎z'}
            `a: |+1⏎  x⏎⏎` | {a: ' x⏎⏎'}
            `a: x⏎  y⏎⏎  z # c` | {a: 'x y⏎z'}
            `"a⏎  b\\⏎  c"` | 'a bc'
            `- a⏎- - b⏎  -` | ['a', ['b', null]]
            `a:⏎- b⏎c:` | {a: ['b'], c: null}
            `? a⏎: b⏎? c` | {a: 'b', c: null}
            # flow
            `[a, b: c, ]` | ['a', {b: 'c'}]
            `{a, b: , ? c : d}` | {a: null, b: null, c: 'd'}
            `{"a":1}` | {a: 1.0}
            `{a: [b,⏎c]}` | {a: ['b', 'c']}
            # keys are strings
            `{1: a, 1.50: b, true: c, ~: d, [e, f]: g}` | {1: 'a', 1.5: 'b', true: 'c', null: 'd', e,f: 'g'}
            `{{a: b}: c}` | {[object Object]: 'c'}
            `{1e21: a, 0.0000001: b}` | {1e+21: 'a', 1e-7: 'b'}
            # anchors and merges
            `[&a x, *a]` | ['x', 'x']
            `{a: &a {x: 1, y: 2}, b: {y: 3, <<: *a}}` | {a: {x: 1.0, y: 2.0}, b: {y: 3.0, x: 1.0}}
            `{a: &a {x: 1}, b: {<<: [*a, {x: 2, z: 3}], x: 4}}` | {a: {x: 1.0}, b: {x: 4.0, z: 3.0}}
            `{"<<": 1}` | {<<: 1.0}
            # documents
            `%YAML 1.2⏎---⏎a⏎...⏎# end` | 'a'
            `a⏎...` | 'a'
            """)
    void reads_as_js_yaml_does(String text, String expected) {
        Node node = JsYaml.load(text.replace("⏎", "\n")).orElseThrow();

        assertThat(shown(node).replace("\n", "⏎")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `{a: 1, a: 2}` | yaml-duplicate-key | 7
            `{a: 1, "a": 2}` | yaml-duplicate-key | 7
            `<<: 1` | yaml-merge | 4
            `<<: [1]` | yaml-merge | 5
            `*a` | yaml-alias | 0
            `!x y` | yaml-tag | 0
            `!!int x` | yaml-tag | 0
            `!!seq {}` | yaml-tag | 0
            `!!set {a: 1}` | yaml-tag | 0
            `!!omap [{a: 1}, {a: 2}]` | yaml-tag | 0
            `!x!y z` | yaml-tag | 0
            `!é😀` | yaml-tag | 0
            `!%zz a` | yaml-tag | 0
            `!<?>⏎ 1` | yaml-tag | 0
            `<<: &a {b: {<<: ~}}` | yaml-merge | 16
            `a⏎---⏎b` | yaml-documents | 2
            `a: b: c` | yaml-syntax | 4
            `a⏎ b: c` | yaml-syntax | 4
            `a: 1⏎ b: 2` | yaml-syntax | 7
            `a: 1⏎b` | yaml-syntax | 5
            `- a⏎b` | yaml-syntax | 4
            `- a⏎ - b⏎- c: d⏎ - e` | yaml-syntax | 17
            `[a⏎b: c` | yaml-syntax | 4
            `[a, , b]` | yaml-syntax | 4
            `[a b: c` | yaml-syntax | 0
            `{a: b c: d}` | yaml-syntax | 7
            `'a` | yaml-syntax | 0
            `"a\\q"` | yaml-syntax | 3
            `"\\xZZ"` | yaml-syntax | 3
            `@a` | yaml-syntax | 0
            `- a⏎⇥- b` | yaml-syntax | 4
            `a:⏎  b: 1⏎⇥c: 2` | yaml-syntax | 10
            `a: |0⏎  b` | yaml-syntax | 4
            `a: |++⏎  b` | yaml-syntax | 5
            `%YAML 2.0⏎---⏎a` | yaml-syntax | 0
            `%YAML 1.2⏎a` | yaml-syntax | 10
            `&a *a` | yaml-alias | 3
            `{[[a]]: b}` | yaml-syntax | 2
            """)
    void should_fail_if_js_yaml_throws(String text, String code, int index) {
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> JsYaml.load(text.replace("⏎", "\n").replace("⇥", "\t")))
                .satisfies(fault -> {
                    assertThat(fault.code() + " " + fault.index()).isEqualTo(code + " " + index);
                    assertThat(fault.hint()).isNotEmpty();
                });
    }

    @Test
    void finds_no_document_in_white_space_and_comments() {
        assertThat(JsYaml.load("")).isEmpty();
        assertThat(JsYaml.load("\n")).isEmpty();
    }

    @Test
    void knows_where_a_value_stands() {
        Node document = JsYaml.load("a: [b, \"c d\"]\n").orElseThrow();

        assertThat(document)
                .isInstanceOfSatisfying(
                        Obj.class,
                        map -> assertThat(map.entries().values())
                                .singleElement()
                                .satisfies(entry -> {
                                    assertThat(entry.key()).isEqualTo(new Str("a", 0, 1));
                                    assertThat(entry.value())
                                            .isInstanceOfSatisfying(
                                                    Seq.class,
                                                    list -> assertThat(list.items())
                                                            .containsExactly(
                                                                    new Str("b", 4, 5), new Str("c d", 7, 12)));
                                }));
    }

    private static String shown(Node node) {
        if (node instanceof Str text) {
            return "'" + text.value() + "'";
        }
        if (node instanceof Num number) {
            return Double.toString(number.value());
        }
        if (node instanceof Bool bool) {
            return Boolean.toString(bool.value());
        }
        if (node instanceof Seq list) {
            return list.items().stream().map(JsYamlTest::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof Obj map && map.shape() == Shape.MAP) {
            return map.entries().entrySet().stream()
                    .map(e -> e.getKey() + ": " + shown(e.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Obj map) {
            return map.shape() == Shape.DATE ? "date" : "bytes " + map.entries().size();
        }
        assertThat(node).isInstanceOf(Nothing.class);
        return "null";
    }
}
