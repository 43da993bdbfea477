package ug.open.conveyor.driver.runtime;

import java.util.List;

/** The frames of a stack that the author of a driver knows: those above this tool's own. */
final class AuthorStack {
    /** What stands between the author's class and this package; named by text, since nothing here may use it. */
    private static final String LOADER = "ug.open.conveyor.driver.loader.";

    private AuthorStack() {}

    /**
     * Cuts the tool's frames off; all of the stack where nothing else is in it.
     *
     * @param caller the class that calls the author's code
     */
    static List<StackTraceElement> of(List<StackTraceElement> stack, Class<?> caller) {
        int end = 0;
        while (end < stack.size() && !isTool(stack.get(end), caller)) {
            end++;
        }
        return end == 0 ? stack : stack.subList(0, end);
    }

    /** The innermost frame outside of the JDK; the innermost of all where there is none. Not for an empty stack. */
    static StackTraceElement place(List<StackTraceElement> stack) {
        return stack.stream()
                .filter(frame ->
                        frame.getModuleName() == null || !frame.getModuleName().startsWith("java."))
                .findFirst()
                .orElse(stack.get(0));
    }

    private static boolean isTool(StackTraceElement frame, Class<?> caller) {
        return frame.getClassName().equals(caller.getName())
                || frame.getClassName().startsWith(LOADER);
    }
}
