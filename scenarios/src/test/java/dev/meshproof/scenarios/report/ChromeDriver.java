package dev.meshproof.scenarios.report;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.ImmutableCapabilities;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpMethod;

/** Selenium's driver, with chromedriver's way to the DevTools protocol beside it: no connection of its own is needed for that. */
final class ChromeDriver extends RemoteWebDriver {
    /** For any one command; axe-core on a large page is the slowest. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final String DEVTOOLS = "devTools";
    private static final Map<String, CommandInfo> COMMANDS =
            Map.of(DEVTOOLS, new CommandInfo("/session/:sessionId/goog/cdp/execute", HttpMethod.POST));
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            // The container is the sandbox; its user is root.
            "--no-sandbox",
            // The engine's /dev/shm has 64 MB.
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--hide-scrollbars",
            "--user-data-dir=/tmp/profile");

    /** Opens a browser by the chromedriver at an address. */
    ChromeDriver(URI driver) throws MalformedURLException {
        super(new HttpCommandExecutor(client(driver), COMMANDS, driver.toURL()), capabilities());
        manage().timeouts().scriptTimeout(LIMIT);
    }

    private static HttpClient client(URI driver) {
        ClientConfig config =
                ClientConfig.defaultConfig().baseUri(driver).readTimeout(LIMIT).version("HTTP_1_1");
        return HttpClient.Factory.createDefault().createClient(config);
    }

    private static Capabilities capabilities() {
        return new ImmutableCapabilities(Map.of(
                "browserName",
                "chrome",
                "goog:loggingPrefs",
                Map.of("browser", "ALL", "performance", "ALL"),
                "goog:chromeOptions",
                Map.of("binary", "/usr/bin/chromium", "args", ARGUMENTS)));
    }

    /** One command of the DevTools protocol (chromedevtools.github.io/devtools-protocol), and its result. */
    Map<?, ?> devTools(String method, Map<String, ?> parameters) {
        Object result =
                execute(DEVTOOLS, Map.of("cmd", method, "params", parameters)).getValue();
        return (Map<?, ?>) Objects.requireNonNull(result, method);
    }
}
