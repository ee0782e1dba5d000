package tandem.qbxml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * The one place that makes XML readers. They resolve nothing outside the text, expand no declared entities, and stop at
 * sizes that no answer of QuickBooks reaches.
 */
final class XmlReaders {
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_ATTRIBUTE = 1 << 16;
    private static final int DEEPEST_ELEMENT = 64;
    private static final int MOST_ATTRIBUTES = 64;

    private static final WstxInputFactory FACTORY = hardened();

    private XmlReaders() {}

    static XMLStreamReader over(Reader text) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(text);
    }

    private static WstxInputFactory hardened() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the text is read");
        });
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, LONGEST_TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST_ELEMENT);
        // A lazy parser throws unchecked exceptions from its getters.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        // JAXB keeps a name table of its own for readers that do not say that their names are interned.
        factory.setProperty(XMLInputFactory2.P_INTERN_NAMES, true);
        factory.setProperty(XMLInputFactory2.P_INTERN_NS_URIS, true);
        return factory;
    }
}
