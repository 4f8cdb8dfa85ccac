package dev.meshproof.containers.image;

/**
 * An image cannot be made ready; the message says which, why, and what to do. It is a fault of the environment, never of
 * the SDL under test.
 */
public final class ImageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ImageException(String message) {
        super(message);
    }

    public ImageException(String message, Throwable cause) {
        super(message, cause);
    }
}
