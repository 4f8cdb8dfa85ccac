package dev.meshproof.plan.labfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.meshproof.sdl.SdlException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The schema that editors complete from says the same as the reader. */
class LabFileSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Set<ValidationMessage> complaints(String yaml) throws IOException {
        Object tree =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
        try (InputStream in = LabFileReader.schema()) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
            return schema.validate(JSON.valueToTree(tree));
        }
    }

    private static LabFile read(String yaml) {
        return LabFileReader.read("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "relays: 8",
                "key: single-use",
                "key: expired",
                "policy: acl.hujson",
                "undeclared: noted",
                "undeclared: forbidden",
                "ipv6: true",
                "sdls: {}",
                "sdls: {a.yaml: {}}",
                "sdls: {a.yaml: {provider: east}}",
                "sdls: {a.yaml: {provider: {dcloud: east, other: east}}}",
                "sdls: {a.yaml: {services: {web: {}}}}",
                "sdls: {a.yaml: {services: {web: {intent: no-tailnet, key: ephemeral, probes: {80: http, '5432': postgres}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {tailscaled: true, hostname: '1', socks5: 'localhost:1055'}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {socks5: '[::1]:65535', userspace: false, state: 'mem:'}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {authKey: K, loginServer: 'https://x', socket: /run/t}}}}}"
            })
    void both_take_it(String yaml) throws IOException {
        assertThat(complaints(yaml)).isEmpty();
        assertThat(read(yaml).file()).isEqualTo("lab.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "text",
                "relay: 1",
                "relays: 0",
                "relays: 9",
                "relays: '1'",
                "relays: 1.5",
                "relays:",
                "relays: {}",
                "key: reuseable",
                "key: Reusable",
                "key:",
                "key: [reusable]",
                "policy: 5",
                "policy: ''",
                "policy: a b",
                "undeclared: allowed",
                "undeclared: true",
                "undeclared:",
                "ipv6: 'true'",
                "ipv6: yes",
                "ipv6: 6",
                "sdls:",
                "sdls: [a.yaml]",
                "sdls: {a.yaml: }",
                "sdls: {a.yaml: {providers: east}}",
                "sdls: {a.yaml: {provider: East}}",
                "sdls: {a.yaml: {provider: 1}}",
                "sdls: {a.yaml: {provider: [east]}}",
                "sdls: {a.yaml: {provider: {dcloud: }}}",
                "sdls: {a.yaml: {provider: {dcloud: east-}}}",
                "sdls: {a.yaml: {services: [web]}}",
                "sdls: {a.yaml: {services: {web: private}}}",
                "sdls: {a.yaml: {services: {web: {intents: private}}}}",
                "sdls: {a.yaml: {services: {web: {intent: secret}}}}",
                "sdls: {a.yaml: {services: {web: {intent: true}}}}",
                "sdls: {a.yaml: {services: {web: {key: once}}}}",
                "sdls: {a.yaml: {services: {web: {probes: http}}}}",
                "sdls: {a.yaml: {services: {web: {probes: {0: http}}}}}",
                "sdls: {a.yaml: {services: {web: {probes: {65536: http}}}}}",
                "sdls: {a.yaml: {services: {web: {probes: {web: http}}}}}",
                "sdls: {a.yaml: {services: {web: {probes: {80: https}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: true}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {host: a}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {hostname: 1}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {hostname: a.b}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {tailscaled: 'true'}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {tailscaled: yes}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {socks5: localhost}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {socks5: 'localhost:99999'}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {authKey: 1K}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {loginServer: controlplane}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {userspace: 1}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {socket: tailscaled.sock}}}}}",
                "sdls: {a.yaml: {services: {web: {tailnet: {state: }}}}}"
            })
    void both_refuse_it(String yaml) throws IOException {
        assertThat(complaints(yaml)).isNotEmpty();
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(SdlException.class).hasMessageStartingWith("lab.yaml:1:");
    }

    /** An editor shows what a key is for: each has a description, by itself or by what it refers to. */
    @Test
    void every_key_is_described() throws IOException {
        try (InputStream in = LabFileReader.schema()) {
            assertThat(JSON.readTree(in).findParents("properties"))
                    .isNotEmpty()
                    .allSatisfy(parent -> parent.get("properties")
                            .fields()
                            .forEachRemaining(
                                    property -> assertThat(property.getValue().has("description")
                                                    || property.getValue().has("$ref"))
                                            .as(property.getKey())
                                            .isTrue()));
        }
    }
}
