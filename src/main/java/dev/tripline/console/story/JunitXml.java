package dev.tripline.console.story;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results in the XML that CI systems read. */
public final class JunitXml {
    private JunitXml() {}

    public static String of(List<Stories.Result> results) {
        Map<String, List<Stories.Result>> byFile = results.stream()
                .collect(Collectors.groupingBy(Stories.Result::file, LinkedHashMap::new, Collectors.toList()));
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (Map.Entry<String, List<Stories.Result>> suite : byFile.entrySet()) {
                suite(xml, suite.getKey(), suite.getValue());
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + System.lineSeparator();
    }

    private static void suite(XMLStreamWriter xml, String file, List<Stories.Result> results)
            throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean(file));
        xml.writeAttribute("tests", String.valueOf(results.size()));
        xml.writeAttribute(
                "failures",
                String.valueOf(results.stream()
                        .filter(one -> !one.mismatches().isEmpty())
                        .count()));
        xml.writeAttribute(
                "errors",
                String.valueOf(
                        results.stream().filter(one -> !one.error().isEmpty()).count()));
        xml.writeAttribute(
                "time",
                seconds(results.stream().mapToDouble(Stories.Result::seconds).sum()));
        for (Stories.Result result : results) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", clean(file));
            xml.writeAttribute("name", clean(result.name()));
            xml.writeAttribute("time", seconds(result.seconds()));
            if (!result.passed()) {
                boolean error = !result.error().isEmpty();
                String text = error
                        ? result.error()
                        : result.mismatches().stream()
                                .map(one -> one.at() + ": " + one)
                                .collect(Collectors.joining("\n"));
                xml.writeStartElement(error ? "error" : "failure");
                xml.writeAttribute(
                        "message",
                        clean(error ? text : result.mismatches().getFirst().toString()));
                xml.writeCharacters(clean(text));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    /** XML cannot hold most control characters, however they are escaped. */
    private static String clean(String text) {
        return text.codePoints()
                .filter(c ->
                        c == '\n' || c == '\t' || c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
