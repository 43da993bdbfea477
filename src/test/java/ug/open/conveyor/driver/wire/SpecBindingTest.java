package ug.open.conveyor.driver.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ug.open.conveyor.driver.InvalidSpecException;
import ug.open.conveyor.driver.Resource;
import ug.open.conveyor.driver.json.Json;

class SpecBindingTest {
    record Variable(String name, int value) {}

    enum Speed {
        SLOW,
        FAST
    }

    private record Spec(
            String repository,
            List<Variable> env,
            boolean clean,
            Speed speed,
            Map<String, Long> sizes,
            double ratio,
            BigDecimal exact,
            Optional<String> branch,
            Instant since,
            URI site,
            int[] numbers,
            Object any) {
        Spec {
            if ("bad".equals(repository)) {
                throw new IllegalArgumentException("repository must not be bad");
            }
        }
    }

    /** As older code has them. */
    public static final class Bean {
        private String name;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    record Node(Node next) {}

    interface Shape {
        String name();
    }

    private static Resource withSpec(String spec) {
        return Messages.resource(
                "{\"name\":\"n\",\"resource\":\"w\",\"spec\":" + spec.replace('\'', '"') + ",\"more\":1}");
    }

    @Test
    void aRecordIsFilled() {
        Spec spec = withSpec(
                        "{'repository':'r','env':[{'name':'a','value':1,'unknown':{}}],'clean':true,'speed':'FAST',"
                                + "'sizes':{'x':5000000000},'ratio':2,'exact':1.10,'branch':'main','since':'2026-11-24T10:00:00+01:00',"
                                + "'site':'https://example.org','numbers':[1,2],'any':{'n':1.10},'unknown':[]}")
                .spec(Spec.class);
        assertThat(spec.env()).containsExactly(new Variable("a", 1));
        assertThat(spec.speed()).isEqualTo(Speed.FAST);
        assertThat(spec.sizes()).isEqualTo(Map.of("x", 5_000_000_000L));
        assertThat(spec.exact()).isEqualTo(new BigDecimal("1.10"));
        assertThat(spec.branch()).contains("main");
        assertThat(spec.since()).isEqualTo("2026-11-24T09:00:00Z");
        assertThat(spec.numbers()).containsExactly(1, 2);
        assertThat(spec.any()).isEqualTo(Map.of("n", new BigDecimal("1.10")));
    }

    @Test
    void whatIsMissingIsEmpty() {
        Spec spec = withSpec("{'branch':null}").spec(Spec.class);
        assertThat(spec.branch()).isEmpty();
        assertThat(withSpec("{}").spec(Spec.class).branch()).isEmpty();
        assertThat(spec.repository()).isNull();
        assertThat(spec.clean()).isFalse();
    }

    @Test
    void aBeanIsFilledAndANumberMayBeAText() {
        assertThat(withSpec("{'name':1.10}").spec(Bean.class).getName()).isEqualTo("1.10");
    }

    @Test
    void aSpecThatIsNoObjectFitsItsOwnKind() {
        assertThat(withSpec("'text'").spec(String.class)).isEqualTo("text");
        assertThat(withSpec("[1]").spec(int[].class)).containsExactly(1);
        assertThat(withSpec("[1,null,true,{'a':'b'}]").spec().toString()).isEqualTo("[1, null, true, {a=b}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'repository':{}}|$.repository|expected a string, found an object",
                "{'repository':[1]}|$.repository|expected a string, found an array",
                "{'env':[{'name':'a','value':1},{'name':'b','value':'y'}]}|$.env[1].value|expected a whole number, found \"y\"",
                "{'env':[{'value':'5'}]}|$.env[0].value|expected a whole number, found \"5\"",
                "{'env':[{'value':''}]}|$.env[0].value|expected a whole number, found \"\"",
                "{'env':[{'value':1.5}]}|$.env[0].value|expected a whole number, found 1.5",
                "{'env':[{'value':true}]}|$.env[0].value|expected a whole number, found true",
                "{'env':[{'value':3000000000}]}|$.env[0].value|the number does not fit into int",
                "{'env':{}}|$.env|expected an array, found an object",
                "{'env':'x'}|$.env|expected an array, found \"x\"",
                "{'env':['x']}|$.env[0]|expected an object, found \"x\"",
                "{'env':[5]}|$.env[0]|expected an object, found 5",
                "{'clean':'maybe'}|$.clean|expected true or false, found \"maybe\"",
                "{'clean':1}|$.clean|expected true or false, found 1",
                "{'speed':'QUICK'}|$.speed|expected one of SLOW, FAST, found \"QUICK\"",
                "{'speed':1}|$.speed|expected one of SLOW, FAST, found 1",
                "{'sizes':{'a b':'x'}}|$.sizes[\"a b\"]|expected a whole number, found \"x\"",
                "{'ratio':'x'}|$.ratio|expected a number, found \"x\"",
                "{'since':'yesterday'}|$.since|expected a time like 2026-11-24T09:47:09Z, found \"yesterday\"",
                "{'site':':::'}|$.site|expected a value for URI, found \":::\"",
                "{'numbers':[1,'x']}|$.numbers[1]|expected a whole number, found \"x\"",
                "{'branch':[1]}|$.branch|expected a string, found an array",
                "{'repository':'bad'}|$|repository must not be bad",
                "[1]|$|expected an object, found an array",
                "'text'|$|expected an object, found \"text\"",
                "null|$|the resource has no spec",
                "{'exact':1e99999999999}|$.exact|a number with too large an exponent",
            })
    void whatDoesNotFitIsToldWithItsPlace(String json, String path, String problem) {
        InvalidSpecException e = catchThrowableOfType(
                InvalidSpecException.class, () -> withSpec(json).spec(Spec.class));
        assertThat(e).isNotNull().hasMessage("spec does not fit at " + path + ": " + problem);
        assertThat(e.path()).isEqualTo(path);
    }

    @Test
    void aClassThatCannotBeFilledIsTold() {
        assertThatThrownBy(() -> withSpec("{}").spec(Shape.class))
                .hasMessage(
                        "spec does not fit at $: the class Shape cannot be filled: make it a record, or a class with a"
                                + " constructor without parameters");
    }

    @Test
    void aSpecAsDeepAsAllowedIsFilled() {
        String deep = "{'next':".repeat(900) + "null" + "}".repeat(900);
        Node node = withSpec(deep).spec(Node.class);
        assertThat(node.next().next()).isNotNull();
        assertThat(withSpec(deep).spec()).isInstanceOf(Map.class);
    }

    @Test
    void aMissingSpecIsNothing() {
        Resource resource = Messages.resource("{\"name\":\"n\",\"resource\":\"w\"}");
        assertThat(resource.spec()).isNull();
        assertThatThrownBy(() -> resource.spec(Spec.class))
                .hasMessage("spec does not fit at $: the resource has no spec");
    }

    @Test
    void aClassOfAnotherLoaderIsFilledAndLetGo(@TempDir Path folder) throws Exception {
        WeakReference<ClassLoader> loader = bindInAnotherLoader(folder);
        for (int i = 0; i < 100 && loader.get() != null; i++) {
            System.gc();
            byte[] pressure = new byte[1 << 20];
            assertThat(pressure).isNotNull();
        }
        assertThat(loader.get()).isNull();
    }

    private static WeakReference<ClassLoader> bindInAnotherLoader(Path folder) throws Exception {
        Path source = Files.writeString(
                folder.resolve("Other.java"),
                "package other; record Other(String name, java.util.List<In> in) {" + " private record In(int n) {} }");
        int status =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
        assertThat(status).isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            Object other = withSpec("{'name':'x','in':[{'n':1}]}").spec(loader.loadClass("other.Other"));
            assertThat(other).hasToString("Other[name=x, in=[In[n=1]]]");
            assertThat(Json.write(other)).isEqualTo("{\"name\":\"x\",\"in\":[{\"n\":1}]}");
            return new WeakReference<>(loader);
        }
    }
}
