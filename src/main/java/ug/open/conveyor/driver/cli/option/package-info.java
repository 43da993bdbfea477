/**
 * A command as typed fields: options, their kinds, parsing, help.
 *
 * <p>An option of one command, or a group of options, belongs in {@code cli.command}.
 *
 * <p>Start at {@link ug.open.conveyor.driver.cli.option.Cmd}, which every command extends; {@link
 * ug.open.conveyor.driver.cli.option.Kind} reads values.
 *
 * <p>A line as most are typed is split by {@link ug.open.conveyor.driver.cli.option.PlainSplit}, any other by picocli, which does no more. A test
 * holds that both split alike. picocli alone took 10 ms of processor time at each start, of 85 that {@code runs} took in all: its model compiles
 * regular expressions (JDK 17, class-data archive). Its programmatic model was tried for arity, required options, defaults, types and exclusive
 * groups: the start of {@code logs} took 1.11 times as long and the one-event {@code run} 1.05 times (medians of 40 pairs of whole processes,
 * JDK 17, class-data archive; the limit is 1.03), since each model class and its check is work at every start. An option can be in one group
 * only, where {@code --events} excludes four others that go together; the parts behind {@code --} and behind {@code --option=-x} stay ours; and
 * the exceptions carry picocli's sentences, from which ours would have to be made.
 * The attempt saved fewer than 40 lines, before those messages were written again.
 */
package ug.open.conveyor.driver.cli.option;
