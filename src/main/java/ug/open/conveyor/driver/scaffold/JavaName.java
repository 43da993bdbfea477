package ug.open.conveyor.driver.scaffold;

import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import ug.open.conveyor.driver.Driver;

/** Names in a Java project. */
final class JavaName {
    /** Types that the template names, beside those of the root package and of {@code java.lang}. */
    private static final Set<String> TAKEN = Set.of("Spec", "Handover", "Map", "Test");

    private JavaName() {}

    /** The problem of a package for a project, to follow its name in a sentence; empty where there is none. */
    static String problem(String name) {
        if (!SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
            return "is no name of a Java package";
        }
        if (isWithin(Driver.class.getPackageName(), name)) {
            return "belongs to conveyor-driver, so that the driver's class would not be found";
        }
        if (isWithin("java", name)) {
            return "belongs to Java, which loads no class of others there";
        }
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            if (module.descriptor().packages().contains(name)) {
                return "is a package of Java itself (" + module.descriptor().name()
                        + "), so that nothing in it would compile";
            }
        }
        return "";
    }

    private static boolean isWithin(String parent, String name) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }

    /** The class for a driver's name: {@code git-cloner} becomes {@code GitCloner}, {@code 2nd} becomes {@code Driver2nd}. */
    static String classFor(String driver) {
        StringBuilder name = new StringBuilder();
        for (String word : driver.split("[_-]+")) {
            if (!word.isEmpty()) {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            name.insert(0, "Driver");
        }
        return isTaken(name.toString()) ? name + "Reconciler" : name.toString();
    }

    private static boolean isTaken(String name) {
        return TAKEN.contains(name)
                || exists("java.lang." + name)
                || exists(Driver.class.getPackageName() + "." + name);
    }

    private static boolean exists(String type) {
        try {
            Class.forName(type, false, JavaName.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // LinkageError: a file system that does not tell cases apart gave another class
        }
    }
}
