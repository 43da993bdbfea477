package ug.open.conveyor.driver.loader;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HexFormat;

/**
 * What other sources can see of a class: its file without code and without private methods, as a text to compare. While that stays, what they
 * compile to stays too. The format of class files is JVMS 4.
 */
final class ClassShape {
    private static final int PRIVATE = 0x0002;
    private static final int SYNTHETIC = 0x1000;
    private static final int ANNOTATION = 0x2000;

    private final DataInputStream in;
    private final StringBuilder shape = new StringBuilder();
    private Object[]
            constants; // texts; the numbers of other constants, which stand for their texts; null: nothing to show
    private String name = "";
    private boolean local;

    private ClassShape(byte[] file) {
        in = new DataInputStream(new ByteArrayInputStream(file));
    }

    /** That of a class file; empty for a class inside of a method, which no other source can name. */
    static String of(byte[] file) {
        try {
            ClassShape shape = new ClassShape(file);
            int flags = shape.read();
            if (shape.local) {
                return "";
            }
            // an annotation type has no code, and all of it can matter, such as its targets
            return (flags & ANNOTATION) == 0
                    ? shape.shape.toString()
                    : HexFormat.of().formatHex(file);
        } catch (IOException cut) {
            throw new IllegalArgumentException(cut); // javac made it
        }
    }

    private int read() throws IOException {
        in.skipNBytes(8);
        readConstants();
        int flags = in.readUnsignedShort();
        name = text(in.readUnsignedShort());
        add(flags).add(name).add(text(in.readUnsignedShort()));
        texts();
        members(false);
        members(true);
        attributes();
        return flags;
    }

    private void readConstants() throws IOException {
        constants = new Object[in.readUnsignedShort()];
        for (int at = 1; at < constants.length; at++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> constants[at] = in.readUTF();
                case 3, 4 -> constants[at] = tag + " " + in.readInt();
                case 5, 6 -> constants[at++] = tag + " " + in.readLong(); // takes two places
                case 7, 8, 16, 19, 20 -> constants[at] = in.readUnsignedShort();
                case 15 -> in.skipNBytes(3);
                default -> in.skipNBytes(4);
            }
        }
    }

    private String text(int constant) {
        Object value = constants[constant];
        return value instanceof Integer of ? text(of) : String.valueOf(value);
    }

    private ClassShape add(Object part) {
        shape.append(part).append('\n');
        return this;
    }

    private void texts() throws IOException {
        int count = in.readUnsignedShort();
        add(count);
        for (int i = 0; i < count; i++) {
            add(text(in.readUnsignedShort()));
        }
    }

    private void members(boolean methods) throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            int begin = shape.length();
            int flags = in.readUnsignedShort();
            add(flags).add(text(in.readUnsignedShort())).add(text(in.readUnsignedShort()));
            attributes();
            if ((flags & SYNTHETIC) != 0 || methods && (flags & PRIVATE) != 0) {
                shape.setLength(begin);
            }
        }
    }

    private void attributes() throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            String attribute = text(in.readUnsignedShort());
            int length = in.readInt();
            switch (attribute) {
                case "ConstantValue", "Signature" -> add(attribute).add(text(in.readUnsignedShort()));
                case "Exceptions", "PermittedSubclasses" -> {
                    add(attribute);
                    texts();
                }
                case "InnerClasses" -> inner();
                case "Record" -> components();
                default -> {
                    local |= attribute.equals("EnclosingMethod");
                    in.skipNBytes(length);
                }
            }
        }
    }

    /** Of these, the class itself and its members: the others are those that it uses. */
    private void inner() throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            String inner = text(in.readUnsignedShort());
            String outer = text(in.readUnsignedShort());
            in.readUnsignedShort();
            int flags = in.readUnsignedShort();
            if (inner.equals(name) || outer.equals(name)) {
                add(inner).add(outer).add(flags);
            }
        }
    }

    private void components() throws IOException {
        int count = in.readUnsignedShort();
        add("Record").add(count);
        for (int i = 0; i < count; i++) {
            add(text(in.readUnsignedShort())).add(text(in.readUnsignedShort()));
            attributes();
        }
    }
}
