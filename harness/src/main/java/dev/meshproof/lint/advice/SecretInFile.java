package dev.meshproof.lint.advice;

import dev.meshproof.lint.Advice;
import dev.meshproof.lint.AdviceCode;
import dev.meshproof.lint.Document;
import dev.meshproof.lint.Findings;

/** Secrets that anyone who sees the file can use. */
public final class SecretInFile implements Advice {
    @Override
    public void look(Document document, Findings findings) {
        document.secrets()
                .forEach(
                        found -> findings.add(
                                AdviceCode.SECRET_IN_FILE,
                                found.at(),
                                found.kind()
                                        + " is written into the file: whoever sees the file, or the manifest at the provider, can use it",
                                "write a placeholder here and put the secret into the copy that you deploy; if this was ever committed, revoke it"));
    }
}
