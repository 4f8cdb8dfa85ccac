package dev.meshproof.reports.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshproof.claim.Verdict;
import dev.meshproof.reports.SampleRuns;
import dev.meshproof.run.ObservationTimes;
import dev.meshproof.run.ObservationTimes.Span;
import dev.meshproof.run.RunListener;
import dev.meshproof.run.RunResult;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JUnitXmlTest {
    private static final String HOSTILE =
            "\u001b[31m]]></failure><script a='b' c=\"d\">&amp;\u0000\u0008\ufffe\ud800 😀";
    private static final ObservationTimes NO_TIMES = new ObservationTimes(Map.of());

    @TempDir
    private Path folder;

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }

    private static Document rendered(RunResult run) throws Exception {
        return parsed(JUnitXml.render(run, NO_TIMES));
    }

    private static List<Element> all(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static String counts(Element suite) {
        return suite.getAttribute("tests") + " " + suite.getAttribute("failures") + " " + suite.getAttribute("errors")
                + " " + suite.getAttribute("skipped");
    }

    @Test
    void is_found_by_the_harness_and_writes_into_the_run() throws Exception {
        RunResult run = SampleRuns.of(3, Verdict.PROVEN, "", List.of());

        assertThat(ServiceLoader.load(RunListener.class)).hasAtLeastOneElementOfType(JUnitXml.class);
        new JUnitXml().finished(run, folder);
        assertThat(folder.resolve("junit.xml")).hasContent(JUnitXml.render(run, NO_TIMES));
    }

    @Test
    void proven_cases_pass() throws Exception {
        Document document = rendered(SampleRuns.of(3, Verdict.PROVEN, "", List.of()));

        assertThat(counts(document.getDocumentElement())).isEqualTo("3 0 0 0");
        assertThat(all(document, "testcase"))
                .extracting(c -> c.getAttribute("classname") + " " + c.getAttribute("name") + " "
                        + c.getChildNodes().getLength())
                .containsExactly(
                        "meshproof.bound-to-loopback akash-server-1/backend 0",
                        "meshproof.bound-to-loopback akash-server-2/backend 0",
                        "meshproof.bound-to-loopback akash-server-3/backend 0");
    }

    @Test
    void refuted_is_a_failure_with_cause_remedy_and_place() throws Exception {
        Document document = rendered(SampleRuns.of(3, Verdict.REFUTED, "0.0.0.0 (tcp)", List.of("Serving HTTP")));

        assertThat(counts(all(document, "testsuite").get(0))).isEqualTo("3 1 0 0");
        Element failure = all(document, "failure").get(0);
        assertThat(failure.getAttribute("type")).isEqualTo("REFUTED");
        assertThat(failure.getAttribute("message"))
                .isEqualTo("it listens on 0.0.0.0:8000; change: examples/akash server.yaml:6:9: bind it to 127.0.0.1");
        assertThat(failure.getTextContent())
                .contains(
                        "expected: port 8000 listens on no address but 127.0.0.1\nseen: 0.0.0.0 (tcp)\nat: examples/");
        Element failed = (Element) failure.getParentNode();
        assertThat(failed.getAttribute("name")).isEqualTo("akash-server-3/backend");
        assertThat(failed.getAttribute("file")).isEqualTo("examples/akash server.yaml");
        assertThat(failed.getAttribute("line")).isEqualTo("6");
        assertThat(all(document, "system-out").get(0).getTextContent())
                .isEqualTo("the log of akash-server-3/backend, artifacts/x.log, ends:\nServing HTTP");
    }

    @Test
    void inconclusive_is_an_error_and_not_applicable_skipped() throws Exception {
        Document inconclusive = rendered(SampleRuns.of(3, Verdict.INCONCLUSIVE, "no answer", List.of()));
        assertThat(counts(inconclusive.getDocumentElement())).isEqualTo("3 0 1 0");
        assertThat(all(inconclusive, "error"))
                .singleElement()
                .satisfies(e -> assertThat(e.getAttribute("type")).isEqualTo("INCONCLUSIVE"))
                .satisfies(e -> assertThat(e.getTextContent()).contains("seen: no answer"));
        assertThat(all(inconclusive, "failure")).isEmpty();

        Document skipped =
                rendered(Verdicts.run(Verdict.PROVEN, List.of(Verdicts.withoutCases(Verdict.NOT_APPLICABLE))));
        assertThat(counts(skipped.getDocumentElement())).isEqualTo("1 0 0 1");
        assertThat(all(skipped, "skipped").get(0).getAttribute("message")).isEqualTo("nothing to judge");
    }

    @Test
    void what_is_not_proven_never_passes_though_all_its_cases_did() throws Exception {
        Document claim =
                rendered(Verdicts.run(Verdict.INCONCLUSIVE, List.of(Verdicts.ofProvenCases(Verdict.INCONCLUSIVE))));
        assertThat(counts(claim.getDocumentElement())).isEqualTo("3 0 1 0");
        assertThat(all(claim, "error").get(0).getAttribute("message")).isEqualTo("the control plane did not answer");

        Document run = rendered(Verdicts.run(Verdict.INCONCLUSIVE, List.of()));
        assertThat(counts(run.getDocumentElement())).isEqualTo("1 0 1 0");
        assertThat(all(run, "testsuite").get(0).getAttribute("name")).isEqualTo("the run as a whole");
    }

    @Test
    void hostile_text_is_escaped_and_what_xml_forbids_does_not_get_in() throws Exception {
        RunResult run = SampleRuns.of(3, Verdict.REFUTED, HOSTILE, List.of(HOSTILE));

        Document document = rendered(run);

        assertThat(all(document, "script")).isEmpty();
        assertThat(all(document, "failure")).hasSize(1);
        assertThat(all(document, "failure").get(0).getTextContent())
                .contains("seen: ]]></failure><script a='b' c=\"d\">&amp; 😀");
        assertThat(all(document, "system-out").get(0).getTextContent()).endsWith("<script a='b' c=\"d\">&amp; 😀");
    }

    @Test
    void forbidden_characters_are_replaced() {
        assertThat(XmlText.of("a\u0000b\u001bc\ufffed\ud800e\uffff\t\n😀"))
                .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffd\t\n😀");
    }

    @Test
    void a_case_took_what_its_observations_took() throws Exception {
        Files.writeString(folder.resolve("evidence.jsonl"), """
                {"seq":1,"at":"2026-07-27T12:00:03.5Z","took":"PT1.25S","ask":{"limit":"PT10S"}}
                {"seq":2,"at":"2026-07-27T12:00:05Z","took":"PT0.5S","ask":{}}
                {"seq":3,"at":"2026-07-2
                """);
        ObservationTimes times = ObservationTimes.read(folder);
        assertThat(times.spans())
                .isEqualTo(Map.of(
                        1L, new Span(Instant.parse("2026-07-27T12:00:03.5Z"), Duration.ofMillis(1250)),
                        2L, new Span(Instant.parse("2026-07-27T12:00:05Z"), Duration.ofMillis(500))));

        Document document = parsed(JUnitXml.render(SampleRuns.of(2, Verdict.PROVEN, "", List.of()), times));

        assertThat(all(document, "testcase"))
                .extracting(c -> c.getAttribute("time"))
                .containsOnly("1.750");
        assertThat(all(document, "testsuite").get(0).getAttribute("time")).isEqualTo("3.500");
        assertThat(all(document, "testsuite").get(0).getAttribute("timestamp")).isEqualTo("2026-07-27T12:00:03");
        assertThat(document.getDocumentElement().getAttribute("time")).isEqualTo("13.920");
    }
}
