package dev.meshproof.sdl;

/** A value and where it was read. */
public record Located<T>(T value, Position at) {}
