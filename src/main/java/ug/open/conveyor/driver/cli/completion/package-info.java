/**
 * The completion scripts of bash, zsh, fish and PowerShell, made from the table of commands, and the answers to their questions.
 *
 * <p>What a value may be belongs in {@code cli.option.Kind}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.cli.completion.CompletionCmd}.
 */
package ug.open.conveyor.driver.cli.completion;
