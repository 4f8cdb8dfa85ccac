package dev.meshproof.sdl;

/** How far a written name is from a known one. How far is still near is the business of whoever asks. */
public final class EditDistance {
    private EditDistance() {}

    /**
     * Levenshtein's: the least number of characters to insert, delete and replace. Takes time in proportion to the product of
     * the lengths, so that callers bound them.
     */
    public static int between(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[b.length()];
    }
}
