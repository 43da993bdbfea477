package ug.open.conveyor.driver.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.InvalidSpecException;
import ug.open.conveyor.driver.Resource;
import ug.open.conveyor.driver.json.Beans;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.json.JsonProblem;
import ug.open.conveyor.driver.json.JsonTree;

/**
 * A Resource over its JSON text. The members that the runtime needs are read at once, the spec on demand.
 *
 * @param json the whole text, well-formed
 */
record JsonResource(
        String json, String id, String name, String type, Optional<String> pipeline, Map<String, String> metadata)
        implements Resource {
    private static final String RESULTS = "driverresults.";

    static JsonResource read(String json) {
        return new ResourceReader(json).resource();
    }

    @Override
    public Object spec() {
        try (JsonParser parser = atSpec()) {
            return parser == null ? null : JsonTree.value(parser);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public <T> T spec(Class<T> shape) {
        try (JsonParser parser = atSpec()) {
            if (parser == null || parser.currentToken() == JsonToken.VALUE_NULL) {
                throw new InvalidSpecException("$", "the resource has no spec", null);
            }
            return Beans.read(parser, shape);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The text was read before, so this is what only shows when values are made: a number with too large an exponent. */
    private InvalidSpecException unreadable(IOException problem) {
        return new InvalidSpecException("$", JsonProblem.in(json, problem).problem(), problem);
    }

    /** A parser at the first token of the spec; null where there is no spec. */
    private JsonParser atSpec() throws IOException {
        JsonParser parser = JsonTree.parser(json);
        parser.nextToken();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("spec")) {
                return parser;
            }
            parser.skipChildren();
        }
        parser.close();
        return null;
    }

    @Override
    public Optional<DriverResult> resultOf(String driver) {
        String text = metadata.get(RESULTS + driver);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ResultReader.of(Json.parse(text)));
        } catch (ConveyorException e) {
            throw new ConveyorException(
                    "metadata " + RESULTS + driver + " holds no driver result: " + e.getMessage(), e);
        }
    }

    @Override
    public <T> Optional<T> resultOf(String driver, Class<T> shape) {
        Object data = resultOf(driver).map(DriverResult::data).orElse(null);
        if (data == null) {
            return Optional.empty();
        }
        try (JsonParser parser = JsonTree.parser(Json.write(data))) {
            parser.nextToken();
            return Optional.of(Beans.read(parser, shape));
        } catch (InvalidSpecException e) {
            throw new InvalidSpecException("the data of " + driver, e.path(), e.problem(), e.getCause());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
