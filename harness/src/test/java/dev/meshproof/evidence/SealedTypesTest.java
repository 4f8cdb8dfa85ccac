package dev.meshproof.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SealedTypesTest {
    @Test
    void no_record_has_a_property_of_the_name_that_tells_its_type() {
        assertThat(Stream.of(Vantage.class, Question.class, Answer.class, Target.class)
                        .flatMap(type -> Stream.of(type.getPermittedSubclasses())))
                .hasSizeGreaterThan(40)
                .allSatisfy(record -> assertThat(record.getRecordComponents())
                        .as(record.getName())
                        .extracting(RecordComponent::getName)
                        .doesNotContain("kind"));
    }
}
