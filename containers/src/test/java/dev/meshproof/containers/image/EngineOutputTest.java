package dev.meshproof.containers.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineOutputTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final EngineOutput<PullResponseItem> output = new EngineOutput<>();

    @Test
    void says_nothing_of_what_went_well() {
        output.onNext(new PullResponseItem());
        output.onComplete();

        assertThat(output.failureWithin(LIMIT)).isEmpty();
    }

    @Test
    void keeps_the_engines_words_and_not_their_form() {
        output.onError(new NotFoundException("{\"message\":\"manifest for \\\"app\\\" not found\"}\n"));

        assertThat(output.failureWithin(LIMIT)).contains("manifest for \"app\" not found");
    }

    @Test
    void keeps_an_error_that_comes_on_the_way() {
        output.onNext(new Failed("toomanyrequests: slow down"));
        output.onComplete();

        assertThat(output.failureWithin(LIMIT)).contains("toomanyrequests: slow down");
    }

    @Test
    void does_not_wait_for_ever() {
        assertThat(output.failureWithin(Duration.ZERO)).contains("not done within 0 minutes");
    }

    private static final class Failed extends PullResponseItem {
        private static final long serialVersionUID = 1;
        private final String message;

        Failed(String message) {
            this.message = message;
        }

        @Override
        public ErrorDetail getErrorDetail() {
            return new ResponseItem.ErrorDetail() {
                private static final long serialVersionUID = 1;

                @Override
                public String getMessage() {
                    return message;
                }
            };
        }
    }
}
