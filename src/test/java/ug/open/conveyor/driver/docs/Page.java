package ug.open.conveyor.driver.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A page of {@code docs}: its blocks of code. */
public record Page(String text) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");

    public static Page of(String name) throws IOException {
        return new Page(Files.readString(Path.of("docs", name)));
    }

    public List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** Compiles all blocks of Java together; a warning is an error. */
    void compile(Path classes) throws IOException {
        Path sources = Files.createTempDirectory(classes, "sources");
        List<Path> files = new ArrayList<>();
        for (String block : blocks("java")) {
            Matcher type = TYPE.matcher(block);
            assertThat(type.find()).as(block).isTrue();
            Path file = sources.resolve(folder(block)).resolve(type.group(1) + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, block));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter output = new StringWriter();
        List<String> options = List.of("-d", classes.toString(), "-Xlint:all", "-Xlint:-processing", "-Werror");
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            assertThat(compiler.getTask(
                                    output, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                            .call())
                    .as(output.toString())
                    .isTrue();
        }
    }

    private static String folder(String block) {
        Matcher matcher = PACKAGE.matcher(block);
        return matcher.find() ? matcher.group(1).replace('.', '/') : "";
    }
}
