package ug.open.conveyor.driver.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import java.io.IOException;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.InvalidSpecException;

/**
 * Binds an author's own records and beans. The one place that uses Jackson's databind, which is slow to load.
 *
 * <p>Each class has its own mapper, kept with the class: a mapper keeps the classes that it has seen, so a shared one would hold the class
 * loader of every driver that was ever built again.
 */
public final class Beans {
    private static final ClassValue<ObjectMapper> MAPPERS = new ClassValue<>() {
        @Override
        protected ObjectMapper computeValue(Class<?> shape) {
            return mapper();
        }
    };

    private Beans() {}

    /** Strict: a string is not a number, and 1.5 is not a whole number. A number may stand for a string, since people write versions so. */
    private static ObjectMapper mapper() {
        LookupCache<Object, JavaType> types = new LRUMap<>(16, 256);
        return JsonMapper.builder(JsonTree.FACTORY)
                .typeFactory(TypeFactory.defaultInstance().withCache(types))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addModule(new JdkTypes())
                .build();
    }

    static String write(Object value) {
        try {
            return MAPPERS.get(value.getClass()).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new ConveyorException("cannot be written as JSON: " + BindingProblem.writing(e), e);
        }
    }

    /**
     * Reads the value that begins at the parser's current token.
     *
     * @throws InvalidSpecException with the JSON path of the member that does not fit
     */
    public static <T> T read(JsonParser parser, Class<T> shape) throws IOException {
        try {
            return MAPPERS.get(shape).readValue(parser, shape);
        } catch (JsonMappingException e) {
            throw new InvalidSpecException(BindingProblem.path(e), BindingProblem.reading(e, parser), e);
        }
    }
}
