package dev.dyno.agent.web;

import dev.dyno.protocol.TrialFiles;
import io.appium.java_client.AppiumBy;
import io.appium.java_client.AppiumDriver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.WebElement;

/**
 * The reader of an app's answer in accessibility elements, as docs/app-contract.md has it: a reference for whoever measures an app.
 * What the labels say goes to the strict readers that a page's messages go to.
 */
final class AppElements {
    private static final int MOST_PIECES = 2_000;
    private static final int PIECE_CHARACTERS = 32 << 10;

    private final AppiumDriver driver;
    private final PageMessages messages;

    AppElements(AppiumDriver driver, PageMessages messages) {
        this.driver = driver;
        this.messages = messages;
    }

    /** Takes what the app shows now: its heartbeat, and its samples and result if it has ended. */
    void look() throws IOException {
        Optional<String> beat = label("dyno-heartbeat");
        if (beat.isPresent()) {
            take("beat", beat.get());
        }
        Optional<String> result = label("dyno-result");
        if (result.isPresent()) {
            take(TrialFiles.SAMPLES, samples());
            take(TrialFiles.RESULT, result.get());
        }
    }

    private String samples() throws IOException {
        String count = label("dyno-samples-count").orElse("");
        if (!count.matches("[0-9]{1,4}") || Integer.parseInt(count) > MOST_PIECES) {
            throw new IOException("dyno-samples-count is no number from 0 to " + MOST_PIECES);
        }
        StringBuilder samples = new StringBuilder();
        for (int i = 0; i < Integer.parseInt(count); i++) {
            String name = "dyno-samples-" + i;
            String piece = label(name).orElseThrow(() -> new IOException("there is no element " + name));
            if (piece.length() > PIECE_CHARACTERS) {
                throw new IOException(name + " is larger than " + PIECE_CHARACTERS + " characters");
            }
            samples.append(piece);
        }
        return samples.toString();
    }

    private Optional<String> label(String element) {
        List<WebElement> found = driver.findElements(AppiumBy.accessibilityId(element));
        return found.stream().findFirst().map(WebElement::getText);
    }

    private void take(String name, String text) throws IOException {
        messages.take(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
