import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Part of the build: copies a jar and gives its class files the version of Java 17, with the stack maps that go with it. A class-data archive
 * takes no class files of a version before 50, and the JVM verifies them at every start: for picocli 35 to 60 ms.
 */
final class RaiseClassFiles {
    /** Its license asks for a word on what was changed. */
    private static final String CHANGES =
            "The class files were raised to the class file version of Java 17 by the build of conveyor-driver; nothing else was changed.\n";

    public static void main(String[] args) throws IOException {
        Path from = Path.of(args[0]);
        Path to = Path.of(args[1]);
        Files.createDirectories(to.toAbsolutePath().getParent());
        try (URLClassLoader classes = new URLClassLoader(new URL[] {from.toUri().toURL()});
                JarFile in = new JarFile(from.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
            for (Enumeration<JarEntry> entries = in.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                JarEntry copy = new JarEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(entry.getName().endsWith(".class") ? raised(bytes, classes) : bytes);
                out.closeEntry();
            }
            JarEntry changes = new JarEntry("META-INF/CHANGES.txt");
            changes.setTime(Files.getLastModifiedTime(from).toMillis());
            out.putNextEntry(changes);
            out.write(CHANGES.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
    }

    private static byte[] raised(byte[] classFile, ClassLoader classes) {
        ClassReader reader = new ClassReader(classFile);
        if (reader.readUnsignedShort(6) >= Opcodes.V17) {
            return classFile;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
                        super.visit(Opcodes.V17, access, name, signature, parent, interfaces);
                    }
                },
                ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }
}
