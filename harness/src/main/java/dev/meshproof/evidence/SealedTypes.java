package dev.meshproof.evidence;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record of a sealed interface with the property {@code kind}, its own name in kebab case: a new answer or
 * question needs no line here, nor an annotation.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        return isSealedFamily(annotated.getRawType())
                ? JsonTypeInfo.Value.construct(
                        JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "kind", null, false, true)
                : super.findPolymorphicTypeInfo(config, annotated);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
        Class<?> type = annotated.getRawType();
        if (!type.isInterface() || !type.isSealed()) {
            return super.findSubtypes(annotated);
        }
        List<NamedType> found = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            found.add(new NamedType(permitted, nameOf(permitted)));
        }
        return found;
    }

    @Override
    public @Nullable String findTypeName(com.fasterxml.jackson.databind.introspect.AnnotatedClass annotated) {
        Class<?> type = annotated.getRawType();
        return type.isRecord() && isSealedFamily(type) ? nameOf(type) : super.findTypeName(annotated);
    }

    /** The name of a sealed interface's record as it stands in JSON, e.g. {@code timed-out}. */
    static String nameOf(Class<?> type) {
        return type.getSimpleName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static boolean isSealedFamily(Class<?> type) {
        if (type.isInterface()) {
            return type.isSealed();
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (type.isRecord() && parent.isSealed()) {
                return true;
            }
        }
        return false;
    }
}
