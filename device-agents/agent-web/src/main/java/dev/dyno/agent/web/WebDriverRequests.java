package dev.dyno.agent.web;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.openqa.selenium.remote.http.HttpMethod;
import org.openqa.selenium.remote.http.HttpRequest;

/** The two requests of WebDriver's protocol that need no session of our own: a server's state, and the end of another's session. */
final class WebDriverRequests {
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private WebDriverRequests() {}

    /** Whether a server answers at all. */
    static boolean answers(URI server) {
        return asked(server, HttpMethod.GET, "/status");
    }

    /** Ends a session; whether there was one makes no difference. */
    static void delete(URI server, String session) {
        asked(server, HttpMethod.DELETE, "/session/" + session);
    }

    private static boolean asked(URI server, HttpMethod method, String path) {
        try {
            new PlainHttpClient(server, ANSWER).execute(new HttpRequest(method, path));
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
