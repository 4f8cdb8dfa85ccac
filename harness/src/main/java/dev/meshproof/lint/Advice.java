package dev.meshproof.lint;

/** One topic of advice. Stateless; never throws, whatever the document is. */
public interface Advice {
    void look(Document document, Findings findings);
}
