package dev.parallax.diff.media;

import dev.parallax.diff.budget.Limits;
import dev.parallax.diff.budget.Refusal;
import dev.parallax.exchange.SkipReason;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML into elements. No document type is accepted, so there are no entities but the five of XML itself, and nothing
 * is ever fetched. Depth and number of nodes are bounded.
 */
final class XmlReading {

    /** Each is an object of its own while it is compared. */
    private static final int MAX_NODES = 1_000_000;

    /** What the JDK allowed up to 23; later ones allow 200. */
    private static final String MAX_ATTRIBUTES = "10000";

    private static final String NO_LIMIT = "0";

    private static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

    private final int maxDepth;
    private final Deque<XmlElement> open = new ArrayDeque<>();

    /** Stands around the root element and what is beside it. */
    private final XmlElement document = new XmlElement("", false);

    private int nodes;

    private XmlReading(int maxDepth) {
        this.maxDepth = maxDepth;
        open.push(document);
    }

    /**
     * What stands at the top of the document: the root element and processing instructions.
     *
     * @param charset as announced beside the body; empty if it was not
     * @throws Refusal if the document is nested too deeply or has too many nodes
     * @throws UnreadableException if it is not well-formed, or has a document type
     */
    static XmlElement read(byte[] body, String charset, Limits limits) throws UnreadableException {
        // A level of XML is two of JSON: the element and the list it stands in.
        XmlReading reading = new XmlReading(limits.depth() / 2 - 1);
        try {
            XMLStreamReader reader = open(body, charset);
            try {
                while (reader.hasNext()) {
                    reading.event(reader.next(), reader);
                }
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw new UnreadableException("not well-formed XML");
        }
        reading.document.end();
        return reading.document;
    }

    private static XMLStreamReader open(byte[] body, String charset) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        // Depth is bounded here, by a refusal with a name. From 24 on the JDK has a lower limit, and calls what is
        // beyond not well-formed.
        factory.setProperty("jdk.xml.maxElementDepth", NO_LIMIT);
        factory.setProperty("jdk.xml.elementAttributeLimit", MAX_ATTRIBUTES);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        // RFC 7303 §3: a byte order mark, then the media type, then the document itself.
        return charset.isEmpty() || isMarked(body)
                ? factory.createXMLStreamReader(in)
                : factory.createXMLStreamReader(in, charset);
    }

    /** Whether a byte order mark tells the encoding. */
    private static boolean isMarked(byte[] body) {
        int mark = body.length < 2 ? 0 : (body[0] & 0xff) << 8 | (body[1] & 0xff);
        return mark == 0xfeff || mark == 0xfffe || mark == 0xefbb;
    }

    private void event(int event, XMLStreamReader reader) throws UnreadableException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(reader);
            case XMLStreamConstants.END_ELEMENT -> {
                XmlElement ended = open.pop();
                ended.end();
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                if (open.size() > 1) {
                    inner().text(reader.getText());
                }
            }
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                count();
                String content = reader.getPIData();
                inner().instruction(reader.getPITarget(), content == null ? "" : content);
            }
            case XMLStreamConstants.DTD -> throw new UnreadableException("XML with a document type");
            case XMLStreamConstants.ENTITY_REFERENCE -> throw new UnreadableException("XML with an entity of its own");
            default -> {
                // Comments and the XML declaration say nothing about the content.
            }
        }
    }

    private void start(XMLStreamReader reader) {
        count();
        if (open.size() > maxDepth) {
            throw new Refusal(SkipReason.BUDGET, "nested deeper than " + maxDepth + " elements");
        }
        String space = reader.getAttributeValue(XML_NAMESPACE, "space");
        boolean preserving = space == null ? inner().preserving : space.equals("preserve");
        XmlElement element = new XmlElement(expanded(reader.getNamespaceURI(), reader.getLocalName()), preserving);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            count();
            element.attributes.put(
                    expanded(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i)),
                    reader.getAttributeValue(i));
        }
        inner().add(element);
        open.push(element);
    }

    private XmlElement inner() {
        return open.getFirst();
    }

    /** Prefixes are the author's choice; the namespace is what counts. */
    private static String expanded(@Nullable String namespace, String local) {
        return namespace == null || namespace.isEmpty() ? local : "{" + namespace + "}" + local;
    }

    private void count() {
        if (++nodes > MAX_NODES) {
            throw new Refusal(SkipReason.BUDGET, "over " + MAX_NODES + " XML nodes");
        }
    }
}
