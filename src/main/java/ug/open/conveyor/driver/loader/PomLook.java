package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A look at a {@code pom.xml}: whether Maven has to be asked for libraries at all. */
final class PomLook {
    private static final String DEPENDENCY = "project/dependencies/dependency";
    private static final String PARENT = "project/parent";
    private static final String PROFILES = "project/profiles";

    private final Deque<String> names = new ArrayDeque<>();
    private final Map<String, String> members = new HashMap<>();
    private final String ours;
    private boolean may;

    private PomLook(String ours) {
        this.ours = ours;
    }

    /**
     * Whether it has a parent, a profile, or a dependency that is neither for tests nor of this group. What is no XML may: Maven says then what is
     * wrong with it.
     */
    static boolean mayHaveLibraries(Path pom, String ours) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = Files.newInputStream(pom)) {
            PomLook look = new PomLook(ours);
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            while (reader.hasNext() && !look.may) {
                look.read(reader.next(), reader);
            }
            return look.may;
        } catch (XMLStreamException noXml) {
            return true;
        }
    }

    private void read(int event, XMLStreamReader reader) {
        if (event == XMLStreamConstants.START_ELEMENT) {
            names.addLast(reader.getLocalName());
            String place = place();
            may |= place.equals(PARENT) || place.equals(PROFILES);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            if (place().equals(DEPENDENCY)) {
                boolean test = "test".equals(members.get("scope"));
                may |= !test && !ours.equals(members.get("groupId"));
                members.clear();
            }
            names.removeLast();
        } else if (event == XMLStreamConstants.CHARACTERS && isMember()) {
            members.merge(names.getLast(), reader.getText().strip(), String::concat);
        }
    }

    private boolean isMember() {
        return !names.isEmpty() && place().equals(DEPENDENCY + "/" + names.getLast());
    }

    private String place() {
        return String.join("/", names);
    }
}
