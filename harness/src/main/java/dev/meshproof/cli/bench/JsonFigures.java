package dev.meshproof.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;

/** What a benchmark measured, for programs. */
final class JsonFigures {
    private JsonFigures() {}

    static void print(Object figures, PrintWriter out) throws JsonProcessingException {
        out.println(
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(figures));
        out.flush();
    }
}
