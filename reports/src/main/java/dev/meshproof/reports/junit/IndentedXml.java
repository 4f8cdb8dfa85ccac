package dev.meshproof.reports.junit;

import java.io.IOException;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML document, an element a line. Escaping is StAX's; what XML forbids is replaced. */
final class IndentedXml {
    private final StringWriter written = new StringWriter();
    private final XMLStreamWriter xml;
    private int depth;

    IndentedXml() throws IOException {
        try {
            // By the JDK, whatever else is on the class path: the same bytes everywhere.
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IOException("no XML can be written: " + e.getMessage(), e);
        }
    }

    interface Content {
        void write() throws IOException;
    }

    /** An element with attributes, as name, value, name, value; and with what is within. */
    void element(String name, String[] attributes, Content within) throws IOException {
        try {
            line();
            xml.writeStartElement(name);
            attributes(attributes);
            depth++;
            within.write();
            depth--;
            line();
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(name + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** An element with text. */
    void element(String name, String[] attributes, String text) throws IOException {
        try {
            line();
            if (text.isEmpty()) {
                xml.writeEmptyElement(name);
                attributes(attributes);
            } else {
                xml.writeStartElement(name);
                attributes(attributes);
                xml.writeCharacters(XmlText.of(text));
                xml.writeEndElement();
            }
        } catch (XMLStreamException e) {
            throw new IOException(name + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The document, ending with a line feed; nothing can be written to it any more. */
    String end() throws IOException {
        try {
            xml.writeEndDocument();
            xml.close();
            return written + "\n";
        } catch (XMLStreamException e) {
            throw new IOException("the XML cannot be ended: " + e.getMessage(), e);
        }
    }

    private void attributes(String[] attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], XmlText.of(attributes[i + 1]));
        }
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
