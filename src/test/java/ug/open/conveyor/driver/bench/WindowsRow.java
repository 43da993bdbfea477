package ug.open.conveyor.driver.bench;

import java.io.IOException;
import java.util.Map;
import ug.open.conveyor.driver.fakes.Programs;
import ug.open.conveyor.driver.windows.Prompt;
import ug.open.conveyor.driver.windows.Wine;

/** The {@code .bat} beside a program that does nothing, both at the prompt of a Windows, on its Java, from the second start on. It needs wine. */
final class WindowsRow implements Row {
    private static final String EMPTY = "empty program there";
    private static final String VERSION = ".bat --version, under wine";

    @Override
    public String name() {
        return "windows";
    }

    @Override
    public void measure(Setting setting, Sheet sheet) throws IOException, InterruptedException {
        if (!Programs.isThere("wine")) {
            sheet.note("the row of the .bat needs wine on the PATH");
            return;
        }
        Prompt prompt = Prompt.in(setting.folder()).with("CI", ""); // with it, no archive is used
        String flags = "-XX:+UseG1GC -XX:TieredStopAtLevel=1 -Xlog:disable -XX:-UsePerfData -Dfile.encoding=UTF-8";
        String empty = "\"%JAVA_HOME%\\bin\\java.exe\" " + flags + " -cp \"" + Wine.path(Setting.testClasses()) + "\" "
                + Empty.class.getName();
        String launcher = Wine.path(setting.installation().resolve("bin/conveyor-driver.bat"));
        Job version = new Job(prompt.builder("call \"" + launcher + "\" --version"));
        version.run();
        Archives.await(prompt.cache());
        Map<String, Double> medians = new Turns(setting.full() ? 21 : 11)
                .add(EMPTY, new Job(prompt.builder(empty)))
                .add(VERSION, version)
                .medians();
        sheet.ratio(VERSION, medians.get(VERSION), EMPTY, medians.get(EMPTY), 1.4);
    }
}
