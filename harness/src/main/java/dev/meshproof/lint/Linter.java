package dev.meshproof.lint;

import dev.meshproof.sdl.Diagnostic;
import dev.meshproof.sdl.Judge;
import dev.meshproof.sdl.Judgement;
import dev.meshproof.sdl.SdlException;
import dev.meshproof.sdl.SdlFiles;
import dev.meshproof.sdl.Text;
import dev.meshproof.sdl.chain.ChainJudge;
import dev.meshproof.sdl.console.ConsoleJudge;
import dev.meshproof.sdl.yaml.Source;
import dev.meshproof.sdl.yaml.Yaml;
import dev.meshproof.sdl.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks both of Akash's judges and gives advice. Thread-safe: nothing is kept between two files. */
public final class Linter {
    private Linter() {}

    /** Never throws: a file that cannot be read is one that neither judge accepts. */
    public static LintResult lint(Path file) {
        byte[] bytes;
        try {
            bytes = SdlFiles.read(file);
        } catch (SdlException e) {
            return unreadable(file.toString(), e);
        }
        return lint(file.toString(), bytes);
    }

    /**
     * Never throws, whatever the bytes are.
     *
     * @param file how diagnostics name it
     */
    public static LintResult lint(String file, byte[] bytes) {
        Source source;
        try {
            SdlFiles.check(file, bytes);
            source = new Source(file, bytes);
        } catch (SdlException e) {
            return unreadable(file, e);
        }
        List<Secret> secrets = Secrets.in(source.text());
        Lines lines = Lines.of(source.text(), secrets);
        Judgement chain = ChainJudge.judge(source);
        Judgement console = ConsoleJudge.judge(source);
        List<Diagnostic> all = new ArrayList<>(Verdicts.joined(chain.diagnostics(), console.diagnostics()));
        document(source)
                .ifPresent(root -> all.addAll(Catalogue.advise(Document.of(root, lines, written(source, secrets)))));
        return new LintResult(
                file,
                Optional.of(source.sha256()),
                chain.accepted(),
                console.accepted(),
                Verdicts.shown(all, lines),
                lines);
    }

    private static Optional<Yaml.Mapping> document(Source source) {
        try {
            return YamlReader.read(source)
                    .filter(Yaml.Mapping.class::isInstance)
                    .map(Yaml.Mapping.class::cast);
        } catch (SdlException e) {
            return Optional.empty(); // the judges have said so
        }
    }

    private static List<WrittenSecret> written(Source source, List<Secret> secrets) {
        return secrets.stream()
                .filter(Secret::certain)
                .map(secret -> new WrittenSecret(
                        secret.kind(),
                        Span.of(new Text(
                                source.text().substring(secret.start(), secret.end()),
                                source.at(secret.start()),
                                index -> source.at(secret.start() + index)))))
                .toList();
    }

    private static LintResult unreadable(String file, SdlException e) {
        List<Diagnostic> both =
                e.diagnostics().stream().map(d -> Verdicts.by(Judge.BOTH, d)).toList();
        return new LintResult(file, Optional.empty(), false, false, both, Lines.none());
    }
}
