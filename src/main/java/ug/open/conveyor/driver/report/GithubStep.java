package ug.open.conveyor.driver.report;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a step of a GitHub workflow has.
 *
 * @param commands where the runner reads commands: a stream of the process
 * @param summary the file in GITHUB_STEP_SUMMARY
 * @param output the file in GITHUB_OUTPUT
 * @param workspace the top of the checkout, an absolute path
 * @param folder the working folder, an absolute path
 */
public record GithubStep(
        PrintStream commands, Optional<Path> summary, Optional<Path> output, Path workspace, Path folder) {}
