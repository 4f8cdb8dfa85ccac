package dev.meshproof.containers.image;

import static dev.meshproof.containers.image.HostTool.APT_FTPARCHIVE;
import static dev.meshproof.containers.image.HostTool.DEBIAN_KEYRING;
import static dev.meshproof.containers.image.HostTool.DEBUGFS;
import static dev.meshproof.containers.image.HostTool.DPKG_DEB;
import static dev.meshproof.containers.image.HostTool.GO;
import static dev.meshproof.containers.image.HostTool.GPG;
import static dev.meshproof.containers.image.HostTool.MMDEBSTRAP;
import static dev.meshproof.containers.image.HostTool.OPENSSL;
import static dev.meshproof.containers.image.HostTool.PIP;
import static dev.meshproof.containers.image.HostTool.PYTHON;
import static dev.meshproof.containers.image.HostTool.QEMU_IMG;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue of recipes, each after those it needs. */
final class Recipes {
    private static final String COMMON = "lib/common.sh";
    private static final String DEBIAN = "lib/debian.sh";
    private static final String DEBIAN_SLIM = "lib/debian-slim.sh";
    private static final String DEBIAN_IMAGE = "lib/debian-image.sh";
    private static final String MOD = "go/go.mod";
    private static final String SUM = "go/go.sum";
    private static final String LOCAL_MIRROR = "support/mirror-local.conf";
    private static final String PROXY_MIRROR = "support/mirror-proxy.conf";
    private static final String FETCHER = "support/mirror-fetch.conf";

    static final Map<String, Recipe> ALL = catalogue(
            recipe("go-tailscale", List.of(MOD, SUM), List.of(), GO),
            recipe("go-headscale", List.of(MOD, SUM), List.of("go-tailscale"), GO),
            recipe(
                    "alpine-root",
                    List.of("alpine-root/official-packages.txt"),
                    List.of(),
                    PYTHON,
                    PIP,
                    QEMU_IMG,
                    DEBUGFS),
            recipe(
                    "debian-root",
                    List.of(DEBIAN, DEBIAN_SLIM, "debian-root/slim.dpkg"),
                    List.of(),
                    MMDEBSTRAP,
                    DEBIAN_KEYRING),
            recipe(
                    "packages",
                    List.of(
                            DEBIAN,
                            "packages/Dockerfile",
                            "packages/alpine-own.sh",
                            "packages/alpine.sh",
                            "packages/debian.sh",
                            "packages/debian.txt",
                            "packages/debs.sh",
                            "packages/python.txt",
                            // Its image lies on top of the support image.
                            "support/Dockerfile",
                            "support/build.sh",
                            "support/packages.txt",
                            "support/slim.dpkg",
                            LOCAL_MIRROR,
                            PROXY_MIRROR,
                            FETCHER),
                    List.of("go-tailscale", "alpine-root", "debian-root"),
                    APT_FTPARCHIVE,
                    DPKG_DEB,
                    GPG,
                    OPENSSL),
            recipe("alpine", List.of("alpine/Dockerfile"), List.of("alpine-root", "packages")),
            recipe(
                    "debian",
                    List.of(
                            DEBIAN_IMAGE,
                            "debian/Dockerfile",
                            "debian/container.apt",
                            "debian/debian.sources",
                            "debian-root/slim.dpkg"),
                    List.of("debian-root", "packages")),
            debianService("postgres"),
            debianService("redis"),
            recipe(
                    "tshark",
                    List.of(DEBIAN, DEBIAN_SLIM, "tshark/Dockerfile", "debian-root/slim.dpkg"),
                    List.of(),
                    MMDEBSTRAP,
                    DEBIAN_KEYRING),
            recipe(
                    "chromium",
                    List.of(DEBIAN, DEBIAN_SLIM, "chromium/Dockerfile", "chromium/slim.dpkg", "debian-root/slim.dpkg"),
                    List.of(),
                    MMDEBSTRAP,
                    DEBIAN_KEYRING,
                    DPKG_DEB,
                    APT_FTPARCHIVE),
            recipe("headscale", List.of("headscale/Dockerfile"), List.of("go-headscale", "alpine-root")),
            recipe("derper", List.of("derper/Dockerfile"), List.of("go-tailscale")),
            recipe(
                    "support",
                    List.of(
                            DEBIAN,
                            "support/Dockerfile",
                            "support/packages.txt",
                            "support/slim.dpkg",
                            LOCAL_MIRROR,
                            PROXY_MIRROR,
                            FETCHER),
                    List.of("go-tailscale"),
                    MMDEBSTRAP,
                    DEBIAN_KEYRING),
            recipe(
                    "support-pulled",
                    List.of(
                            "support-pulled/Dockerfile",
                            "support/packages.txt",
                            MOD,
                            SUM,
                            LOCAL_MIRROR,
                            PROXY_MIRROR,
                            FETCHER),
                    List.of()),
            recipe("derper-pulled", List.of("derper-pulled/Dockerfile", MOD, SUM), List.of()));

    private Recipes() {}

    static Recipe named(String name) {
        Recipe recipe = ALL.get(name);
        if (recipe == null) {
            throw new IllegalArgumentException("no recipe " + name);
        }
        return recipe;
    }

    private static Recipe recipe(String name, List<String> files, List<String> needs, HostTool... tools) {
        List<String> all = new ArrayList<>(files);
        all.add(COMMON);
        all.add(name + "/build.sh");
        return new Recipe(name, all, needs, List.of(tools));
    }

    /** Debian with one service in it, in place of that service's official image. */
    private static Recipe debianService(String name) {
        return recipe(
                name,
                List.of(
                        DEBIAN,
                        DEBIAN_SLIM,
                        DEBIAN_IMAGE,
                        name + "/Dockerfile",
                        "debian/container.apt",
                        "debian/debian.sources",
                        "debian-root/slim.dpkg"),
                List.of("debian-root", "packages"),
                MMDEBSTRAP,
                DEBIAN_KEYRING);
    }

    private static Map<String, Recipe> catalogue(Recipe... recipes) {
        Map<String, Recipe> byName = new LinkedHashMap<>();
        for (Recipe recipe : recipes) {
            byName.put(recipe.name(), recipe);
        }
        return byName;
    }
}
