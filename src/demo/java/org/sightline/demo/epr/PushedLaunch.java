package org.sightline.demo.epr;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The desktop way in: the EPR's server hands the token over and gets a link that opens once. */
@ApplicationScoped
class PushedLaunch {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI endpoint;
    private final ObjectMapper json;

    PushedLaunch(@ConfigProperty(name = "sightline.public-url") String publicUrl, ObjectMapper json) {
        this.endpoint = URI.create(publicUrl + "/launch/pushed");
        this.json = json;
    }

    /** @return the link to open, good for one minute and one use */
    URI push(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the viewer did not take the pushed launch: " + response.statusCode());
        }
        return URI.create(json.readTree(response.body()).path("launch_url").asText());
    }
}
