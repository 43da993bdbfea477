package ug.open.conveyor.driver.terminal;

/** What stands before a message whose level is not the usual one. */
enum LevelTag {
    DEBUG(Tone.DIM),
    WARN(Tone.WARN),
    ERROR(Tone.BAD);

    final Tone tone;

    LevelTag(Tone tone) {
        this.tone = tone;
    }
}
