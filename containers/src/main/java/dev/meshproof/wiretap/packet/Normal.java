package dev.meshproof.wiretap.packet;

/** The standard normal distribution. */
final class Normal {
    private static final double FAR = 4;
    private static final int TERMS = 100;

    private Normal() {}

    /** How likely a value above z is. */
    static double above(double z) {
        double x = Math.abs(z);
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        double tail = x < FAR ? 0.5 - density * series(x) : density / fraction(x);
        return z >= 0 ? tail : 1 - tail;
    }

    /** x + x^3/3 + x^5/(3*5) + ...: the area from 0 to x over the density at x. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int i = 3; i < 2 * TERMS; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return sum;
    }

    /** x + 1/(x + 2/(x + 3/...)): the density at x over the area beyond it (Laplace). */
    private static double fraction(double x) {
        double value = x;
        for (int i = TERMS; i > 0; i--) {
            value = x + i / value;
        }
        return value;
    }
}
