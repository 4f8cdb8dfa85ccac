package dev.meshproof.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "198.18.0.0/28, 198.18.0.15, true",
        "198.18.0.0/28, 198.18.0.16, false",
        "198.18.0.0/15, 198.19.255.255, true",
        "0.0.0.0/0, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1/32, 192.0.2.2, false",
        "198.18.0.0/28, ::ffff:198.18.0.2, true",
        "fe80::/64, fe80::1, false",
        "198.18.0.0/28, somebody, false",
    })
    void a_prefix_covers_what_begins_like_it(String prefix, String address, boolean covered) {
        assertThat(Addresses.covers(prefix, address)).isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"224.0.0.1", "239.255.255.250", "255.255.255.255", "ff02::fb"})
    void many_listen_to_multicast_and_broadcast(String address) {
        assertThat(Addresses.isOfMany(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.18.0.2", "169.254.169.254", "223.255.255.255", "2001:db8::ff"})
    void one_alone_listens_to_any_other(String address) {
        assertThat(Addresses.isOfMany(address)).isFalse();
        assertThat(Addresses.isOfLink(address)).isFalse();
    }

    @Test
    void an_address_is_told_from_its_port() {
        assertThat(Addresses.host("198.18.0.2:8000")).isEqualTo("198.18.0.2");
        assertThat(Addresses.host("198.18.0.2")).isEqualTo("198.18.0.2");
    }
}
