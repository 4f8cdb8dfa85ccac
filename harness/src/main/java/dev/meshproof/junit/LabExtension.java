package dev.meshproof.junit;

import dev.meshproof.plan.Planner;
import dev.meshproof.run.RunResult;
import dev.meshproof.verify.LabEngine;
import dev.meshproof.verify.LabRun;
import dev.meshproof.verify.RunProgress;
import dev.meshproof.verify.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.SearchOption;

/** Keeps one lab for each class that bears {@link RunsLab}, from its first use to the end of the class. */
final class LabExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(LabExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LabUnderTest.class;
    }

    @Override
    public LabUnderTest resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext bearer = bearer(context);
        return bearer.getStore(NAMESPACE)
                .computeIfAbsent(Kept.class, key -> Kept.start(bearer.getRequiredTestClass()), Kept.class)
                .underTest();
    }

    /** The outermost class context: nested classes share its lab. */
    private static ExtensionContext bearer(ExtensionContext context) {
        ExtensionContext bearer = context;
        while (bearer.getParent()
                .filter(parent -> parent.getTestClass().isPresent())
                .isPresent()) {
            bearer = bearer.getParent().get();
        }
        return bearer;
    }

    /** The store closes it. */
    private record Kept(LabRun run, LabUnderTest underTest) implements AutoCloseable {
        static Kept start(Class<?> testClass) {
            RunsLab annotation = AnnotationSupport.findAnnotation(
                            testClass, RunsLab.class, SearchOption.INCLUDE_ENCLOSING_CLASSES)
                    .orElseThrow();
            Path base = Path.of(System.getProperty("meshproof.sdls", "."));
            List<Path> sdls =
                    Arrays.stream(annotation.value()).map(base::resolve).toList();
            try {
                Planner.Options options = Planner.Options.of(sdls);
                if (!annotation.lab().isEmpty()) {
                    options = options.withLabFile(base.resolve(annotation.lab()));
                }
                LabRun run = LabRun.start(
                        Planner.plan(sdls, options), Settings.ofTests(), new LabEngine(), RunProgress.SILENT);
                run.observe();
                RunResult result = run.judge();
                return new Kept(run, new LabUnderTest(run.lab(), result, run.folder()));
            } catch (IOException e) {
                throw new IllegalStateException("the run cannot be written: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            run.close();
        }
    }
}
