package dev.meshproof.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import java.util.Optional;

/** Finds what the engine itself said when it refused something. */
final class EngineRefusal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EngineRefusal() {}

    /** The engine's words; empty where it was not the engine that said no. */
    static Optional<String> in(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof DockerException refusal) {
                return Optional.of(words(String.valueOf(refusal.getMessage())));
            }
        }
        return Optional.empty();
    }

    /** docker-java writes {@code Status 400: {"message":"..."}}. */
    private static String words(String message) {
        int json = message.indexOf('{');
        if (json < 0) {
            return message.strip();
        }
        try {
            return JSON.readTree(message.substring(json))
                    .path("message")
                    .asText(message)
                    .strip();
        } catch (JsonProcessingException e) {
            return message.strip();
        }
    }
}
