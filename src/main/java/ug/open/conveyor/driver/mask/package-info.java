/**
 * Finds secrets in whichever spelling (escaped, percent-encoded, base64, another JSON layout) and masks them.
 *
 * <p>Which values are secret, and when something is masked, is decided elsewhere: {@code runtime.Secrets} masks values that somebody named, and
 * an export or a recording of a server uses {@link ug.open.conveyor.driver.mask.Redactor} for those that {@link
 * ug.open.conveyor.driver.mask.SecretRules} know by their look.
 *
 * <p>Start at {@link ug.open.conveyor.driver.mask.Masker}; {@link ug.open.conveyor.driver.mask.SecretFinder} searches, {@link
 * ug.open.conveyor.driver.mask.TextMask} and {@link ug.open.conveyor.driver.mask.TreeMask} replace. A new spelling belongs in {@code
 * SecretForms}; one that reading undoes belongs in {@code Spelled} and in {@code SecretFinder.find}, which tries each; {@code Edits.MASK} takes a secret's place. {@code config.ServerUrl} hides passwords
 * in URLs of servers.
 */
package ug.open.conveyor.driver.mask;
