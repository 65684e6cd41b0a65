package dev.dyno.agent.web;

import io.appium.java_client.AppiumDriver;
import java.io.IOException;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.WebDriverException;

/** One session of a browser on an Appium server or a Selenium Grid. Not for use by several threads at once. */
final class Browser implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(90);
    private static final int MOST_TEXT = 300;

    private final AppiumDriver driver;
    private final Settings settings;
    private final BrowserProcesses processes;

    private Browser(AppiumDriver driver, Settings settings, BrowserProcesses processes) {
        this.driver = driver;
        this.settings = settings;
        this.processes = processes;
    }

    /**
     * Opens a session, after closing one that an earlier bridge had to leave open.
     *
     * @param mark a word that nobody else uses; it stands among the browser's arguments, so that its processes are known
     * @throws BridgeException if the server cannot be reached or refuses, saying why
     */
    static Browser open(Settings settings, String mark) throws BridgeException {
        settings.sessions().closeLeft();
        BrowserProcesses processes = new BrowserProcesses(mark, settings.local());
        try {
            AppiumDriver driver = new AppiumDriver(
                    settings.server().toURL(),
                    config -> new PlainHttpClient(settings.server(), ANSWER),
                    new MutableCapabilities(WantedCapabilities.of(settings, mark)));
            Browser browser = new Browser(driver, settings, processes);
            settings.sessions().write(settings.server(), String.valueOf(driver.getSessionId()));
            processes.find();
            return browser;
        } catch (WebDriverException e) {
            processes.find();
            processes.end();
            throw new BridgeException(
                    "runtime", "no browser session at " + settings.place() + ": " + said(e, settings), e);
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new BridgeException("runtime", "'" + settings.place() + "' is no address of an Appium server", e);
        } catch (IOException e) {
            throw new BridgeException("runtime", "cannot open a session: " + e, e);
        }
    }

    /** What the browser says of itself, by name. */
    Map<String, String> facts() {
        Capabilities said = driver.getCapabilities();
        Map<String, String> facts = new TreeMap<>();
        facts.put("browser.name", word(said.getBrowserName()));
        facts.put("browser.version", word(said.getCapability("browserVersion")));
        facts.put("browser.platform", word(said.getCapability("platformName")));
        if (said.getCapability("chrome") instanceof Map<?, ?> chrome) {
            facts.put("browser.driver", word(chrome.get("chromedriverVersion")));
        }
        return facts;
    }

    /**
     * Opens a page.
     *
     * @throws BridgeException if it does not load
     */
    void show(String url) throws BridgeException {
        try {
            driver.get(url);
        } catch (WebDriverException e) {
            throw new BridgeException("runtime", "the browser does not load the page: " + said(e, settings), e);
        }
    }

    /** Why the session no longer answers; empty if it does. */
    Optional<String> complaint() {
        try {
            driver.getTitle();
            return Optional.empty();
        } catch (WebDriverException e) {
            return Optional.of(said(e, settings));
        }
    }

    /** Tells the server that the session is still wanted; the page notices nothing. Servers close sessions that are silent. */
    void keep() {
        try {
            driver.manage().timeouts().getImplicitWaitTimeout();
        } catch (WebDriverException e) {
            // A session that is gone shows by the page's silence.
        }
    }

    /** Ends the session, and the browser's processes where they run here and outlive it. Never throws. */
    @Override
    public void close() {
        try {
            driver.quit();
            settings.sessions().forget();
        } catch (WebDriverException | IOException e) {
            // The server is gone, or will close the session by itself; what it started here is ended below.
        }
        processes.end();
    }

    /** The first line of what a server said; the rest is about the client. */
    private static String said(WebDriverException e, Settings settings) {
        String line = String.valueOf(e.getRawMessage()).lines().findFirst().orElse("");
        return word(line.replace(settings.server().toString(), settings.place()));
    }

    static String word(@Nullable Object value) {
        String text = String.valueOf(value).replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
    }
}
