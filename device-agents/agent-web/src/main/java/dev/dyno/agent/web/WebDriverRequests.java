package dev.dyno.agent.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The two requests of WebDriver's protocol that need no session of our own: a server's state, and the end of another's session. */
final class WebDriverRequests {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private WebDriverRequests() {}

    /** Whether a server answers at all. */
    static boolean answers(String server) {
        return asked(HttpRequest.newBuilder(at(server, "status")).GET());
    }

    /** Ends a session; whether there was one makes no difference. */
    static void delete(String server, String session) {
        asked(HttpRequest.newBuilder(at(server, "session/" + session)).DELETE());
    }

    private static boolean asked(HttpRequest.Builder request) {
        try {
            CLIENT.send(request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static URI at(String server, String path) {
        return URI.create(server.endsWith("/") ? server + path : server + "/" + path);
    }
}
