package dev.meshproof.lint;

/**
 * A secret that stands in a document.
 *
 * @param kind what it is, in words
 */
public record WrittenSecret(String kind, Span at) {}
