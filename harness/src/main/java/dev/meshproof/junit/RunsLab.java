package dev.meshproof.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a lab once for all tests of a class and its nested classes, and hands it to them as a parameter of type
 * {@link LabUnderTest}.
 *
 * <pre>{@code
 * @RunsLab("examples/three-providers")
 * class ThreeProvidersIT {
 *     @Test
 *     void isProven(LabUnderTest lab) {
 *         assertThat(lab.result().verdict()).isEqualTo(Verdict.PROVEN);
 *     }
 * }
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Inherited
@ExtendWith(LabExtension.class)
public @interface RunsLab {
    /** SDL files or folders of them, relative to the folder that the system property {@code meshproof.sdls} names, else to the working directory. */
    String[] value();

    /** A lab file, relative to the same folder; empty for none. */
    String lab() default "";
}
