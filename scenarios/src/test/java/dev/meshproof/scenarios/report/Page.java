package dev.meshproof.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
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

    static Page open(ChromeDriver driver, String url, Look look, boolean scripts) {
        Page page = new Page(driver, look);
        look.applyTo(driver);
        driver.devTools("Emulation.setScriptExecutionDisabled", Map.of("value", !scripts));
        // What another page said is not this one's.
        page.readLogs();
        page.said.clear();
        page.asked.clear();
        driver.get(url);
        // In place of a page that is not there Chromium shows one of its own, with which nothing is wrong.
        assertThat(driver.executeScript("return document.URL"))
                .as("address of the page that was opened")
                .isEqualTo(url);
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
                driver.executeAsyncScript(resource("accessibility.js"), look.rules()),
                "accessibility.js returned nothing");
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

    /** The texts of all that match, whether in view or not. */
    List<String> texts(String css) {
        Object texts = driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(each => each.textContent)", css);
        return ((List<?>) Objects.requireNonNull(texts))
                .stream().map(String::valueOf).toList();
    }

    /** The text of what matches {@code inner} within the closest {@code outer} around an element. */
    String textWithin(WebElement element, String outer, String inner) {
        return String.valueOf(driver.executeScript(
                "return arguments[0].closest(arguments[1]).querySelector(arguments[2]).textContent",
                element,
                outer,
                inner));
    }

    /** Presses a key wherever the focus is. */
    void press(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    /** Whether the middle of an element is in the window and nothing is before it. */
    boolean isInView(String css) {
        return Boolean.TRUE.equals(driver.executeScript(
                "const box = arguments[0].getBoundingClientRect();"
                        + "const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);"
                        + "return arguments[0].contains(top)",
                find(css)));
    }

    String title() {
        return driver.getTitle();
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    /** From the request for it until its load event, by the browser's own clock. */
    long millisToOpen() {
        Object millis =
                driver.executeScript("return Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd)");
        return (Long) Objects.requireNonNull(millis);
    }

    /** All of it, be it in view or not, as PNG. */
    void screenshot(Path file) {
        long height = (Long)
                Objects.requireNonNull(driver.executeScript("return Math.ceil(document.documentElement.scrollHeight)"));
        Map<String, ?> quickly = Map.of("format", "png", "optimizeForSpeed", true);
        capture(file, 0, look.width(), (int) Math.min(HIGHEST, height), quickly);
    }

    /**
     * Its top, without the margins left and right, as WebP.
     *
     * @param margin in CSS pixels, as is the height
     */
    void pictureOfTop(Path file, int margin, int height) {
        capture(file, margin, look.width() - 2 * margin, height, Map.of("format", "webp", "quality", 85));
    }

    private void capture(Path file, int left, int width, int height, Map<String, ?> format) {
        Map<String, Object> wanted = new HashMap<>(format);
        wanted.put("captureBeyondViewport", true);
        wanted.put("clip", Map.of("x", left, "y", 0, "width", width, "height", height, "scale", 1));
        Object data = driver.devTools("Page.captureScreenshot", wanted).get("data");
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, Base64.getDecoder().decode(String.valueOf(data)));
        } catch (IOException e) {
            throw new UncheckedIOException("no picture of the page", e);
        }
    }
}
