package dev.meshproof.containers.image;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hears a pull or a build to its end. What goes wrong is told to whoever waits for it, in the engine's words, and is logged nowhere. */
final class EngineOutput<T extends ResponseItem> extends ResultCallback.Adapter<T> {
    /** The engine's own form of an error: {@code Status 404: {"message":"…"}}. */
    private static final Pattern MESSAGE = Pattern.compile("\"message\":\"(.*)\"", Pattern.DOTALL);

    private final StringBuffer text = new StringBuffer();
    private volatile @Nullable String failure;
    private volatile @Nullable String imageId;

    @Override
    public void onNext(T item) {
        if (item.getStream() != null) {
            text.append(item.getStream());
        }
        ResponseItem.ErrorDetail error = item.getErrorDetail();
        if (error != null) {
            failure = String.valueOf(error.getMessage());
        }
        if (item instanceof BuildResponseItem build && build.isBuildSuccessIndicated()) {
            imageId = build.getImageId();
        }
    }

    @Override
    public void onError(Throwable seen) {
        failure = words(String.valueOf(seen.getMessage()));
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an engine's error says, without the form it comes in. */
    static String words(String message) {
        Matcher form = MESSAGE.matcher(message);
        return (form.find() ? form.group(1).replace("\\\"", "\"").replace("\\n", "\n") : message).strip();
    }

    /**
     * Waits for the end; what went wrong, or empty.
     *
     * @param limit after which it is left alone
     */
    Optional<String> failureWithin(Duration limit) {
        try {
            if (!awaitCompletion(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                close();
                return Optional.of("not done within " + limit.toMinutes() + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } catch (DockerException | IOException e) {
            return Optional.of(words(String.valueOf(e.getMessage())));
        }
        return Optional.ofNullable(failure);
    }

    /** What a build printed. */
    String text() {
        return text.toString();
    }

    /** The image that a build made. */
    Optional<String> imageId() {
        return Optional.ofNullable(imageId);
    }
}
