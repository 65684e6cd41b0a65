package dev.dyno.harness.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyno.reports.page.words.Shown;
import dev.dyno.results.error.StoreException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to one tracking server: each has a limit in time and in the size of its answer, none is redirected elsewhere or goes
 * through a proxy, and no message has the user's secrets in it.
 */
final class MlflowServer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST_ANSWER = 4 << 20;

    private final URI url;
    private final Secret secret;
    private final Duration limit;
    private final HttpClient client;

    /**
     * A server, which is not asked anything yet.
     *
     * @param url its address, without a path to the API
     * @param limit of one request
     */
    MlflowServer(URI url, Secret secret, Duration limit) {
        this.url = url;
        this.secret = secret;
        this.limit = limit;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(limit)
                .build();
    }

    /** A problem that trying again may cure. */
    static final class Transient extends Exception {
        private static final long serialVersionUID = 1;
        /** How long the server asked to wait; zero where it did not. */
        final Duration wait;

        Transient(String message, Duration wait) {
            super(message);
            this.wait = wait;
        }
    }

    /**
     * An answer of the server.
     *
     * @param status 200, or 400 and more for what it refused
     */
    record Answer(int status, JsonNode body) {
        boolean refused(String code) {
            return status >= 400 && code.equals(body.path("error_code").asText());
        }
    }

    JsonNode get(String path) throws Transient {
        return accepted(path, ask(path));
    }

    /** The answer also where it is a refusal. */
    Answer ask(String path) throws Transient {
        return send(path, request(path).GET().build());
    }

    JsonNode post(String path, ObjectNode body) throws Transient {
        return accepted(path, tell(path, body));
    }

    /** The answer also where it is a refusal. */
    Answer tell(String path, ObjectNode body) throws Transient {
        byte[] json;
        try {
            json = JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always JSON", e);
        }
        HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.ofByteArray(json);
        return send(
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(publisher)
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        String base = url.toString().replaceAll("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/2.0/mlflow/" + path));
        secret.header().ifPresent(header -> request.header("Authorization", header));
        return request.timeout(limit);
    }

    /** What an answer says, unless it is a refusal. */
    JsonNode accepted(String path, Answer answer) {
        if (answer.status() >= 300) {
            throw new StoreException(where(path) + " refused it (" + answer.status() + "): " + said(answer.body())
                    + hint(answer.status()));
        }
        return answer.body();
    }

    private static String hint(int status) {
        return status == 401 || status == 403
                ? "; set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD"
                : status < 400 ? "; name the address that it redirects to" : "";
    }

    private Answer send(String path, HttpRequest request) throws Transient {
        // The request's own limit ends with the head of the answer; this one counts to its last byte.
        CompletableFuture<HttpResponse<byte[]>> coming =
                client.sendAsync(request, info -> new BoundedBody(LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = coming.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return answer(path, response);
        } catch (TimeoutException e) {
            throw new Transient(where(path) + " did not answer within " + limit.toSeconds() + " s", Duration.ZERO);
        } catch (ExecutionException e) {
            throw new Transient(where(path) + ": " + secret.hidden(String.valueOf(e.getCause())), Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for " + where(path));
        } finally {
            coming.cancel(true);
        }
    }

    private Answer answer(String path, HttpResponse<byte[]> response) throws Transient {
        int status = response.statusCode();
        JsonNode body = read(response.body());
        if (status == 429 || status >= 500) {
            throw new Transient(where(path) + " answered " + status + ": " + said(body), wait(response));
        }
        if (status < 300 && !body.isObject()) {
            throw new Transient(where(path) + " answered something that is no JSON object", Duration.ZERO);
        }
        return new Answer(status, body);
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static Duration wait(HttpResponse<byte[]> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
    }

    private String said(JsonNode body) {
        String message =
                (body.path("error_code").asText() + " " + body.path("message").asText()).strip();
        return message.isEmpty() ? "without a reason" : Shown.text(secret.hidden(message));
    }

    private String where(String path) {
        return url + ", " + path.replaceAll("\\?.*", "");
    }
}
