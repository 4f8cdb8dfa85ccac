package dev.meshproof.scenarios.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogEntry;

/** A page that is open in the browser, until another one is. */
final class Page {
    /** Chromium paints no larger picture. */
    private static final int HIGHEST = 16_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChromeDriver driver;
    private final List<String> said = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Look look;

    private Page(ChromeDriver driver, Look look) {
        this.driver = driver;
        this.look = look;
    }

    static Page open(ChromeDriver driver, String url, Look look) {
        Page page = new Page(driver, look);
        look.applyTo(driver);
        // What another page said is not this one's.
        page.readLogs();
        page.said.clear();
        page.asked.clear();
        driver.get(url);
        return page;
    }

    /** The same page, its scripts still running, looked at in another way. */
    Page in(Look other) {
        look = other;
        look.applyTo(driver);
        return this;
    }

    Look look() {
        return look;
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Errors and warnings on the console so far, uncaught exceptions too. */
    List<String> console() {
        readLogs();
        return List.copyOf(said);
    }

    /** The addresses of all that it asked for so far, its own first. */
    List<String> requests() {
        readLogs();
        return List.copyOf(asked);
    }

    private void readLogs() {
        for (LogEntry entry : driver.manage().logs().get("browser")) {
            if (entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue()) {
                said.add(entry.getLevel() + " " + entry.getMessage());
            }
        }
        for (LogEntry entry : driver.manage().logs().get("performance")) {
            JsonNode event = json(entry.getMessage()).path("message");
            JsonNode parameters = event.path("params");
            switch (event.path("method").asText()) {
                case "Network.requestWillBeSent" ->
                    asked.add(parameters.path("request").path("url").asText());
                case "Network.webSocketCreated" ->
                    asked.add(parameters.path("url").asText());
                default -> {}
            }
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code layout.js} finds cut, covered, outside or too small. */
    List<?> layoutDefects() {
        return (List<?>) Objects.requireNonNull(
                driver.executeScript(resource("layout.js"), look.medium()), "layout.js returned nothing");
    }

    /** axe-core's findings by the rules of this look, one line for each rule and element: impact, rule, element, why. */
    List<String> accessibilityFindings() {
        driver.executeScript(resource("/axe.min.js"));
        List<?> found = (List<?>) Objects.requireNonNull(
                driver.executeAsyncScript(resource("accessibility.js"), look.rules()), "accessibility.js returned nothing");
        return found.stream().map(String::valueOf).toList();
    }

    /** The version of axe-core that {@link #accessibilityFindings} ran in this page. */
    String axeVersion() {
        return String.valueOf(driver.executeScript("return axe.version"));
    }

    static String resource(String name) {
        try (InputStream found = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
            return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    /** Everything that has ever been laid out, as PNG. */
    void screenshot(Path file) throws IOException {
        long height = Math.min(HIGHEST, (Long) Objects.requireNonNull(
                driver.executeScript("return Math.ceil(document.documentElement.scrollHeight)")));
        Map<String, ?> all = Map.of("x", 0, "y", 0, "width", look.width(), "height", height, "scale", 1);
        write(file, Map.of("format", "png", "captureBeyondViewport", true, "clip", all));
    }

    /** A part of it from its top, in CSS pixels, as PNG. */
    void screenshotOfTop(Path file, int height) throws IOException {
        Map<String, ?> top = Map.of("x", 0, "y", 0, "width", look.width(), "height", height, "scale", 1);
        write(file, Map.of("format", "png", "captureBeyondViewport", true, "clip", top));
    }

    private void write(Path file, Map<String, ?> parameters) throws IOException {
        Object data = driver.devTools("Page.captureScreenshot", parameters).get("data");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, Base64.getDecoder().decode(String.valueOf(data)));
    }
}
