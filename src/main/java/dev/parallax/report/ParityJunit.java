package dev.parallax.report;

import dev.parallax.readiness.Decision;
import dev.parallax.report.wire.DiscrepancyLine;
import dev.parallax.report.wire.ParityDocument;
import dev.parallax.report.wire.ReasonLine;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A parity report as JUnit XML: every check of the verdict is a test case, and so is every discrepancy that blocks. */
final class ParityJunit {

    private ParityJunit() {}

    static String of(ParityDocument parity) {
        List<ReasonLine> checks = parity.readiness().reasons();
        List<DiscrepancyLine> blocking =
                parity.discrepancies().stream().filter(DiscrepancyLine::blocks).toList();
        long failures = blocking.size()
                + checks.stream()
                        .filter(check -> check.decision() != Decision.READY)
                        .count();
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            attribute(xml, new Attribute("name"), "parity of " + parity.tenant());
            attribute(xml, new Attribute("tests"), String.valueOf(checks.size() + blocking.size()));
            attribute(xml, new Attribute("failures"), String.valueOf(failures));
            attribute(xml, new Attribute("timestamp"), parity.readiness().at().toString());
            Map<String, Integer> named = new HashMap<>();
            for (ReasonLine check : checks) {
                testCase(xml, new Case("check", unique(named, name(check))));
                if (check.decision() != Decision.READY) {
                    failure(xml, new Failure(check.decision().name(), check.message()));
                }
                xml.writeEndElement();
            }
            for (DiscrepancyLine discrepancy : blocking) {
                testCase(xml, new Case("discrepancy", discrepancy.operation() + " " + discrepancy.id()));
                failure(xml, new Failure(discrepancy.severity().name(), discrepancy.sentence()));
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string cannot be written to", impossible);
        }
    }

    private static String name(ReasonLine check) {
        String operation = check.operation();
        return operation == null ? check.code() : check.code() + " " + operation;
    }

    /** A check may speak of one operation several times; a reader of test reports would take those for one. */
    private static String unique(Map<String, Integer> named, String name) {
        int times = named.merge(name, 1, Integer::sum);
        return times == 1 ? name : unique(named, name + " #" + times);
    }

    private record Attribute(String name) {}

    private record Case(String kind, String name) {}

    private record Failure(String type, String message) {}

    private static void testCase(XMLStreamWriter xml, Case testCase) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, new Attribute("classname"), "parallax." + testCase.kind());
        attribute(xml, new Attribute("name"), testCase.name());
    }

    private static void failure(XMLStreamWriter xml, Failure failure) throws XMLStreamException {
        xml.writeEmptyElement("failure");
        attribute(xml, new Attribute("type"), failure.type());
        attribute(xml, new Attribute("message"), failure.message());
    }

    private static void attribute(XMLStreamWriter xml, Attribute attribute, String payload) throws XMLStreamException {
        xml.writeAttribute(attribute.name(), allowedInXml(payload));
    }

    /** XML 1.0 has no way to write most control characters and lone surrogates. */
    private static String allowedInXml(String payload) {
        StringBuilder text = new StringBuilder(payload.length());
        payload.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || (c >= 0x20 && c <= 0xD7FF)
                                || (c >= 0xE000 && c <= 0xFFFD)
                                || c >= 0x10000
                        ? c
                        : 0xFFFD)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
