import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Part of the build: copies jars for the installation, and makes their classes quick to start.
 *
 * <p>Class files of an old version are raised to that of Java 17, with the stack maps that go with it: a class-data archive takes none of a
 * version before 50, and the JVM verifies them at every start, which costs 35 to 60 ms for picocli.
 *
 * <p>Lambdas become classes, as the JVM would make of them at each start. Without that, and with a class-data archive, {@code logs} takes 1.06
 * times the processor time on JDK 17 and 1.03 times on 25, and a run of one event 1.14 and 1.13 times; {@code --version} the same. What this
 * cannot make a class of stays as it is. QuickStartIT tests what comes out.
 *
 * <p>The copies are stored, not compressed: the archives of a release compress them once, across all classes, which makes those archives 1 MB
 * smaller. For that they lose the names of local variables too, which only a debugger inside the tool would show. Two builds of one commit make
 * the same bytes.
 */
final class QuickStart {
    /** Other people's licenses ask for a word on what was changed. */
    private static final String CHANGES = "The build of conveyor-driver raised old class files to the version of Java 17, and made classes"
            + " of lambdas, and left out the names of local variables; nothing else was changed.\n";

    private static final String LISTENER = "ug/open/conveyor/driver/host/SignalListener";

    private final Map<String, byte[]> files;
    private final ClassLoader classes;
    private final Map<String, byte[]> made = new LinkedHashMap<>();
    private final Map<String, List<String>> nests = new HashMap<>();

    private QuickStart(Map<String, byte[]> files, ClassLoader classes) {
        this.files = files;
        this.classes = classes;
    }

    /** Arguments: the folder for the copies, the time of each file in them, and the jars. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(args[1]), ZoneOffset.UTC);
        for (String jar : Arrays.asList(args).subList(2, args.length)) {
            copy(Path.of(jar), folder, time);
        }
    }

    private static void copy(Path jar, Path folder, LocalDateTime time) throws IOException {
        Map<String, byte[]> files = read(jar);
        files.put("META-INF/CHANGES.txt", CHANGES.getBytes(StandardCharsets.UTF_8));
        try (URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            new QuickStart(files, classes).change();
        }
        write(files, folder.resolve(jar.getFileName()), time);
    }

    private static Map<String, byte[]> read(Path jar) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (JarFile in = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = in.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                files.put(entry.getName(), in.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }

    private static void write(Map<String, byte[]> files, Path jar, LocalDateTime time) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.setMethod(ZipEntry.STORED);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                CRC32 sum = new CRC32();
                sum.update(file.getValue());
                JarEntry entry = new JarEntry(file.getKey());
                entry.setTimeLocal(time);
                entry.setSize(file.getValue().length);
                entry.setCrc(sum.getValue());
                out.putNextEntry(entry);
                out.write(file.getValue());
                out.closeEntry();
            }
        }
    }

    private void change() {
        files.replaceAll((name, bytes) -> isClass(name) ? withoutLambdas(raised(bytes)) : bytes);
        files.replaceAll((name, bytes) -> isClass(name) ? withNest(bytes) : bytes);
        files.computeIfPresent(LISTENER + ".class", (name, bytes) -> handler(bytes));
        files.putAll(made);
    }

    private static boolean isClass(String file) {
        return file.endsWith(".class") && !file.endsWith("module-info.class");
    }

    private byte[] raised(byte[] classFile) {
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

    /** A lambda's class belongs to the nest of the class it stands in, so that it may call the private method that is its body. */
    private byte[] withNest(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        List<String> members = nests.get(reader.getClassName());
        if (members == null) {
            return classFile;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visitEnd() {
                        members.forEach(this::visitNestMember);
                        super.visitEnd();
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Gives the listener of signals the type of the JDK's handlers, which javac lets no class name without a warning that nothing silences. */
    private static byte[] handler(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
                        List<String> all = new ArrayList<>(Arrays.asList(interfaces));
                        all.add("sun/misc/SignalHandler");
                        super.visit(version, access, name, signature, parent, all.toArray(new String[0]));
                    }

                    @Override
                    public void visitEnd() {
                        MethodVisitor code = visitMethod(Opcodes.ACC_PUBLIC, "handle", "(Lsun/misc/Signal;)V", null, null);
                        code.visitCode();
                        code.visitVarInsn(Opcodes.ALOAD, 0);
                        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, LISTENER, "run", "()V", false);
                        code.visitInsn(Opcodes.RETURN);
                        code.visitMaxs(1, 2);
                        code.visitEnd();
                        super.visitEnd();
                    }
                },
                0);
        return writer.toByteArray();
    }

    private byte[] withoutLambdas(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new Caller(reader.getClassName(), writer), 0);
        return writer.toByteArray();
    }

    /** A class in which lambdas stand. */
    private final class Caller extends ClassVisitor {
        private final String name;
        private String nest;
        private int lambdas;

        Caller(String name, ClassVisitor out) {
            super(Opcodes.ASM9, out);
            this.name = name;
            this.nest = name;
        }

        @Override
        public void visitNestHost(String host) {
            nest = host;
            super.visitNestHost(host);
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String shape, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, method, shape, signature, exceptions)) {
                @Override
                public void visitLocalVariable(String variable, String type, String signature, Label from, Label to, int slot) {
                    // left out
                }

                @Override
                public void visitInvokeDynamicInsn(String called, String factory, Handle bootstrap, Object... arguments) {
                    boolean lambda = bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                            && bootstrap.getName().equals("metafactory");
                    String made = name + "$$Lambda" + lambdas;
                    if (lambda && new Lambda(made, nest, called, factory, arguments).make()) {
                        lambdas++;
                        super.visitMethodInsn(Opcodes.INVOKESTATIC, made, "make", factory, false);
                    } else {
                        super.visitInvokeDynamicInsn(called, factory, bootstrap, arguments);
                    }
                }
            };
        }
    }

    /** The class of one lambda: a field for each value it captures, and a method that calls its body with them. */
    private final class Lambda {
        private final String name;
        private final String nest;
        private final String method;
        private final String factory;
        private final Type[] captured;
        private final Type shape;
        private final Type called;
        private final Handle body;

        Lambda(String name, String nest, String method, String factory, Object... arguments) {
            this.name = name;
            this.nest = nest;
            this.method = method;
            this.factory = factory;
            this.captured = Type.getArgumentTypes(factory);
            this.shape = (Type) arguments[0];
            this.body = (Handle) arguments[1];
            this.called = (Type) arguments[2];
        }

        /** Says whether it could. */
        boolean make() {
            List<Type> wanted = wanted();
            List<Type> given = new ArrayList<>(List.of(captured));
            given.addAll(List.of(called.getArgumentTypes()));
            for (int i = 0; i < wanted.size(); i++) {
                if (!fits(given.get(i), wanted.get(i))) {
                    return false;
                }
            }
            Type result = isNew() ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
            boolean dropped = shape.getReturnType() == Type.VOID_TYPE;
            if (!dropped && !(fits(result, called.getReturnType()) && fits(called.getReturnType(), shape.getReturnType()))) {
                return false;
            }
            ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            String type = Type.getReturnType(factory).getInternalName();
            out.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC, name, null, "java/lang/Object", new String[] {type});
            out.visitNestHost(nest);
            factory(out);
            constructor(out);
            method(out, wanted, given, result);
            out.visitEnd();
            made.put(name + ".class", out.toByteArray());
            nests.computeIfAbsent(nest, host -> new ArrayList<>()).add(name);
            return true;
        }

        private boolean isNew() {
            return body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        }

        private boolean hasReceiver() {
            return body.getTag() != Opcodes.H_INVOKESTATIC && !isNew();
        }

        private List<Type> wanted() {
            List<Type> wanted = new ArrayList<>();
            if (hasReceiver()) {
                wanted.add(Type.getObjectType(body.getOwner()));
            }
            wanted.addAll(Arrays.asList(Type.getArgumentTypes(body.getDesc())));
            return wanted;
        }

        private void factory(ClassWriter out) {
            MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, "make", factory, null, null);
            code.visitCode();
            code.visitTypeInsn(Opcodes.NEW, name);
            code.visitInsn(Opcodes.DUP);
            int slot = 0;
            for (Type each : captured) {
                code.visitVarInsn(each.getOpcode(Opcodes.ILOAD), slot);
                slot += each.getSize();
            }
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", Type.getMethodDescriptor(Type.VOID_TYPE, captured), false);
            end(code, Opcodes.ARETURN);
        }

        private void constructor(ClassWriter out) {
            MethodVisitor code = out.visitMethod(Opcodes.ACC_PRIVATE, "<init>", Type.getMethodDescriptor(Type.VOID_TYPE, captured), null, null);
            code.visitCode();
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            int slot = 1;
            for (int i = 0; i < captured.length; i++) {
                out.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "c" + i, captured[i].getDescriptor(), null, null).visitEnd();
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), slot);
                code.visitFieldInsn(Opcodes.PUTFIELD, name, "c" + i, captured[i].getDescriptor());
                slot += captured[i].getSize();
            }
            end(code, Opcodes.RETURN);
        }

        private void method(ClassWriter out, List<Type> wanted, List<Type> given, Type result) {
            MethodVisitor code = out.visitMethod(Opcodes.ACC_PUBLIC, method, shape.getDescriptor(), null, null);
            code.visitCode();
            if (isNew()) {
                code.visitTypeInsn(Opcodes.NEW, body.getOwner());
                code.visitInsn(Opcodes.DUP);
            }
            int slot = 1;
            for (int i = 0; i < wanted.size(); i++) {
                if (i < captured.length) {
                    code.visitVarInsn(Opcodes.ALOAD, 0);
                    code.visitFieldInsn(Opcodes.GETFIELD, name, "c" + i, captured[i].getDescriptor());
                } else {
                    Type erased = shape.getArgumentTypes()[i - captured.length];
                    code.visitVarInsn(erased.getOpcode(Opcodes.ILOAD), slot);
                    slot += erased.getSize();
                    convert(code, erased, given.get(i));
                }
                convert(code, given.get(i), wanted.get(i));
            }
            code.visitMethodInsn(call(), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
            if (shape.getReturnType() == Type.VOID_TYPE) {
                if (result != Type.VOID_TYPE) {
                    code.visitInsn(result.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
                }
            } else {
                convert(code, result, called.getReturnType());
                convert(code, called.getReturnType(), shape.getReturnType());
            }
            end(code, shape.getReturnType().getOpcode(Opcodes.IRETURN));
        }

        private int call() {
            return switch (body.getTag()) {
                case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
                case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
                default -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
            };
        }
    }

    private static void end(MethodVisitor code, int instruction) {
        code.visitInsn(instruction);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** Objects as objects, and a primitive as itself or in a box of its own; anything else is left to the JVM. */
    private static boolean fits(Type from, Type to) {
        boolean both = isPrimitive(from) && isPrimitive(to);
        return both ? from.equals(to) : !isPrimitive(from) && !isPrimitive(to) || boxed(from).equals(boxed(to));
    }

    private static void convert(MethodVisitor code, Type from, Type to) {
        if (isPrimitive(from) && !isPrimitive(to)) {
            String box = boxed(from).getInternalName();
            code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", Type.getMethodDescriptor(boxed(from), from), false);
        } else if (!isPrimitive(from) && isPrimitive(to)) {
            String box = boxed(to).getInternalName();
            code.visitTypeInsn(Opcodes.CHECKCAST, box);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box, to.getClassName() + "Value", Type.getMethodDescriptor(to), false);
        } else if (!from.equals(to) && !to.getInternalName().equals("java/lang/Object")) {
            code.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
        }
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    private static Type boxed(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> Type.getType(Boolean.class);
            case Type.CHAR -> Type.getType(Character.class);
            case Type.BYTE -> Type.getType(Byte.class);
            case Type.SHORT -> Type.getType(Short.class);
            case Type.INT -> Type.getType(Integer.class);
            case Type.LONG -> Type.getType(Long.class);
            case Type.FLOAT -> Type.getType(Float.class);
            case Type.DOUBLE -> Type.getType(Double.class);
            default -> type;
        };
    }
}
