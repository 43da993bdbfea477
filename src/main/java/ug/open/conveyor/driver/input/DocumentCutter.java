package ug.open.conveyor.driver.input;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.wire.InputFormatException;
import ug.open.conveyor.driver.yaml.Yaml;
import ug.open.conveyor.driver.yaml.YamlNode;

/** The documents of a YAML file, each turned into JSON. */
final class DocumentCutter implements Cutter {
    private final InputWindow window;
    private final Iterator<YamlNode> documents;

    DocumentCutter(InputWindow window) {
        this.window = window;
        // a decoder of its own does not replace what is no UTF-8 but says so
        documents = Yaml.documents(new InputStreamReader(window.stream(), StandardCharsets.UTF_8.newDecoder()));
    }

    @Override
    public Optional<Piece> next() throws IOException {
        try {
            if (!documents.hasNext()) {
                return Optional.empty();
            }
            YamlNode document = documents.next();
            byte[] json = Json.utf8(document.value());
            return Optional.of(new Piece(json, 0, json.length, document.line(), 1, false));
        } catch (SyntaxException e) {
            throw new InputFormatException(
                    window.input().name(), e.line(), e.column(), "invalid YAML: " + e.problem(), "");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw window.input().problem("is not UTF-8", "text in UTF-8").ending();
            }
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
