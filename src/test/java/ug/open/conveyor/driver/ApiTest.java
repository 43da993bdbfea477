package ug.open.conveyor.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The exported packages are a contract: their public and protected types, constructors, methods and fields are those of {@code api.txt}. An
 * intended change writes the file anew: {@code mvn test -Dtest=ApiTest -Dapi.write=true}.
 */
final class ApiTest {
    private static final Path CONTRACT = Path.of("src/test/resources/api.txt");
    private static final Path CLASSES = Path.of(System.getProperty("project.build.directory", "target"), "classes");
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    @Test
    void theExportedPackagesAreWhatTheContractSays() throws Exception {
        List<String> now = new ArrayList<>();
        for (String name : exportedPackages()) {
            for (Class<?> type : typesOf(name)) {
                now.addAll(linesOf(type));
            }
        }
        if (Boolean.getBoolean("api.write")) {
            Files.write(CONTRACT, now);
        }
        List<String> before = Files.readAllLines(CONTRACT);
        List<String> added = new ArrayList<>(now);
        added.removeAll(before);
        List<String> removed = new ArrayList<>(before);
        removed.removeAll(now);
        assertThat(added.isEmpty() && removed.isEmpty())
                .as(
                        "%nthe public API differs from %s;%nadded:%n  %s%nremoved:%n  %s%n"
                                + "if that is intended: mvn test -Dtest=ApiTest -Dapi.write=true",
                        CONTRACT, String.join("\n  ", added), String.join("\n  ", removed))
                .isTrue();
    }

    private static List<String> exportedPackages() throws IOException {
        String module = Files.readString(Path.of("src/main/java/module-info.java"));
        return Pattern.compile("exports ([\\w.]+);")
                .matcher(module)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }

    private static List<Class<?>> typesOf(String packageName) throws Exception {
        List<String> names;
        try (Stream<Path> files = Files.list(CLASSES.resolve(packageName.replace('.', '/')))) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .map(file -> packageName + "." + file.substring(0, file.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
        List<Class<?>> types = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(name, false, ApiTest.class.getClassLoader());
            if (isShown(type)) {
                types.add(type);
            }
        }
        return types;
    }

    private static boolean isShown(Class<?> type) {
        boolean named = !type.isAnonymousClass() && !type.isLocalClass() && !type.isSynthetic();
        Class<?> outer = type.getEnclosingClass();
        return named && isShown(type.getModifiers()) && (outer == null || isShown(outer));
    }

    private static boolean isShown(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static List<String> linesOf(Class<?> type) {
        List<String> members = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            add(members, field, field.toGenericString());
        }
        for (Executable constructor : type.getDeclaredConstructors()) {
            add(members, constructor, constructor.toGenericString());
        }
        for (Executable method : type.getDeclaredMethods()) {
            if (!OF_EVERY_OBJECT.contains(method.getName())) {
                add(members, method, method.toGenericString());
            }
        }
        members.replaceAll(member -> "    " + member);
        members.sort(null);
        members.add(0, shortened(header(type)));
        return members;
    }

    private static void add(List<String> members, Member member, String text) {
        if (isShown(member.getModifiers()) && !member.isSynthetic()) {
            members.add(shortened(text));
        }
    }

    private static String header(Class<?> type) {
        String kind = type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
        String above = Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .map(Type::getTypeName)
                .collect(Collectors.joining(", "));
        int modifiers = type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL);
        boolean open = kind.equals("class") && Modifier.isAbstract(type.getModifiers());
        return Modifier.toString(modifiers) + (open ? " abstract " : " ") + (type.isSealed() ? "sealed " : "") + kind
                + " " + type.getName() + (above.isEmpty() ? "" : " is " + above);
    }

    /** Without the packages that every line names. */
    private static String shortened(String text) {
        return text.replace(Driver.class.getPackageName() + ".", "")
                .replaceAll("\\bjava\\.(lang|util|time)\\.(?=[A-Z])", "");
    }
}
