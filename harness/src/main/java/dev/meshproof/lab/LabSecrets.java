package dev.meshproof.lab;

/** What nobody outside the lab may learn. */
record LabSecrets(String authKey) {
    @Override
    public String toString() {
        return "LabSecrets[redacted]";
    }
}
