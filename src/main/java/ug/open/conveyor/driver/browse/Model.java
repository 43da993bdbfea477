package ug.open.conveyor.driver.browse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import ug.open.conveyor.driver.browse.TextView.What;
import ug.open.conveyor.driver.store.index.StoredAttempt;
import ug.open.conveyor.driver.terminal.Elapsed;
import ug.open.conveyor.driver.terminal.Key;
import ug.open.conveyor.driver.terminal.ScreenText;

/** What the screen shows and what keys mean: the list, views above it, a line that is typed, a sentence. For one thread; it reads nothing. */
final class Model {
    private final ScreenText text;
    private final ExecutionList list = new ExecutionList();
    private final Deque<TextView> views = new ArrayDeque<>(); // the one that is seen in front
    private TextView replay; // the last one; null: none yet
    private Prompt prompt; // null: nothing is typed
    private Filter before; // the filter when typing one began
    private List<StoredAttempt> exporting = List.of();
    private String message = "";
    private boolean quitting;

    Model(ScreenText text) {
        this.text = text;
    }

    ExecutionList list() {
        return list;
    }

    /** The view that is seen; empty: the list is. */
    Optional<TextView> view() {
        return Optional.ofNullable(views.peek());
    }

    Optional<Prompt> prompt() {
        return Optional.ofNullable(prompt);
    }

    /** A sentence, until the next key. */
    void say(String sentence) {
        message = sentence;
    }

    String message() {
        return message;
    }

    /** What a key means. */
    Action update(Key key) {
        message = "";
        if (key.kind() == Key.Kind.GONE) {
            return new Action.Quit();
        }
        if (key.kind() == Key.Kind.REFRESH) {
            list.again();
            return new Action.Refresh();
        }
        if (prompt != null) {
            return typing(key);
        }
        quitting &= key.is('q');
        TextView view = views.peek();
        return view == null ? inList(key) : inText(key, view);
    }

    private Action typing(Key key) {
        Prompt.State state = prompt.update(key);
        Prompt typed = prompt;
        if (state != Prompt.State.TYPING) {
            prompt = null;
        }
        switch (typed.what()) {
            case FILTER -> list.filter(state == Prompt.State.CANCELLED ? before : new Filter(typed.text()));
            case SEARCH -> {
                if (state == Prompt.State.ACCEPTED) {
                    views.element().search(typed.text(), text).ifPresent(this::say);
                }
            }
            case FILE -> {
                String file = typed.text().strip();
                if (state == Prompt.State.ACCEPTED && !file.isEmpty()) {
                    return new Action.Export(exporting, file);
                }
            }
        }
        return Action.NONE;
    }

    private Action inList(Key key) {
        switch (key.move()) {
            case UP -> list.move(-1);
            case DOWN -> list.move(1);
            case PAGE_UP -> list.move(-list.height());
            case PAGE_DOWN -> list.move(list.height());
            case HOME -> list.toTop();
            case END -> list.toEnd();
            case ENTER -> {
                return open(What.LOG, list.current());
            }
            case ESCAPE -> list.filter(Filter.NONE);
            case TYPED -> {
                return letterInList(key.text());
            }
            default -> {
                // it means nothing here
            }
        }
        return Action.NONE;
    }

    private Action letterInList(String letter) {
        switch (letter) {
            case "m" -> list.mark();
            case "u" -> list.unmarkAll();
            case "/" -> {
                before = list.filter();
                prompt = new Prompt(Prompt.What.FILTER, before.text());
            }
            case "q" -> {
                return quit();
            }
            default -> {
                return letter(letter, list.current(), list.meant());
            }
        }
        return Action.NONE;
    }

    /** A key that acts on executions, in the list and in the views of one. */
    private Action letter(String letter, Optional<StoredAttempt> current, List<StoredAttempt> meant) {
        list.hold();
        switch (letter) {
            case "d":
                return open(What.DIFFERENCE, current);
            case "p":
                return open(What.PAYLOAD, current);
            case "r":
                return replay(meant);
            case "x":
                if (!meant.isEmpty()) {
                    exporting = meant;
                    String name = meant.size() == 1 ? meant.get(0).execution() : "runs";
                    prompt = new Prompt(Prompt.What.FILE, name + ".jsonl");
                }
                return Action.NONE;
            case "?":
                return help();
            default:
                say("this key means nothing here; ? lists the keys");
                return Action.NONE;
        }
    }

    private Action inText(Key key, TextView view) {
        if (view.update(key, text)) {
            return Action.NONE;
        }
        boolean enters = key.kind() == Key.Kind.ENTER;
        if (key.kind() == Key.Kind.ESCAPE || key.is('q')) {
            views.pop();
            return new Action.Leave(view);
        }
        if (key.is('/')) {
            prompt = new Prompt(Prompt.What.SEARCH, "");
        } else if (key.is('n') || key.is('N')) {
            view.again(key.is('n'), text).ifPresent(this::say);
        } else if (key.is('s') && view.what() == What.REPLAY && !view.isOver()) {
            return new Action.Stop();
        } else if (key.is('d') && view.what() == What.REPLAY) {
            return view.isOver()
                    ? ofReplay(view)
                    : told("this replay is running; d shows the difference once it is over");
        } else if (key.is('?') && view.what() == What.HELP || enters && view.what() == What.LOG) {
            return Action.NONE;
        } else if (enters) {
            return open(What.LOG, view.execution());
        } else if (key.kind() == Key.Kind.TYPED) {
            return letter(
                    key.text(), view.execution(), view.execution().stream().toList());
        }
        return Action.NONE;
    }

    private Action open(What what, Optional<StoredAttempt> of) {
        if (of.isEmpty()) {
            return Action.NONE;
        }
        list.hold();
        TextView view = new TextView(what, title(what, of.get()), of);
        views.push(view);
        return new Action.Fill(view);
    }

    private Action ofReplay(TextView view) {
        return view.execution().isPresent()
                ? open(What.REPLAY_DIFFERENCE, view.execution())
                : told("this replay is of several executions; d in the list shows the difference of one");
    }

    private Action told(String sentence) {
        say(sentence);
        return Action.NONE;
    }

    private String title(What what, StoredAttempt of) {
        String word = switch (what) {
            case DIFFERENCE -> "difference of ";
            case REPLAY_DIFFERENCE -> "difference to ";
            case PAYLOAD -> "payload of ";
            case LOG, REPLAY, HELP -> "";
        };
        return word + of.execution() + "  " + text.oneLine(of.resource(), 60) + "  " + text.oneLine(of.driver(), 30);
    }

    private Action help() {
        TextView help = new TextView(What.HELP, "the keys", Optional.empty());
        help.add(KeyHelp.PAGE
                .lines()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList());
        help.end();
        views.push(help);
        return Action.NONE;
    }

    private Action replay(List<StoredAttempt> meant) {
        if (meant.isEmpty()) {
            return Action.NONE;
        }
        if (isReplaying()) {
            views.remove(replay);
            views.push(replay);
            say("this replay is running; s stops it");
            return Action.NONE;
        }
        String of = meant.size() == 1
                ? meant.get(0).execution() + "  " + text.oneLine(meant.get(0).resource(), 60)
                : Elapsed.count(meant.size(), "execution");
        Optional<StoredAttempt> one = meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
        replay = new TextView(What.REPLAY, "replay of " + of, one);
        views.push(replay);
        return new Action.Replay(replay, meant);
    }

    /** Whether a replay runs, seen or not. */
    boolean isReplaying() {
        return replay != null && !replay.isOver();
    }

    private Action quit() {
        if (isReplaying() && !quitting) {
            quitting = true;
            say("a replay is running; q again stops it and quits");
            return Action.NONE;
        }
        return new Action.Quit();
    }

    /** The name that was typed for an export was no good: lets the person type another one. */
    void askAgain(Action.Export refused, String why) {
        exporting = refused.executions();
        prompt = new Prompt(Prompt.What.FILE, refused.file());
        say(why);
    }
}
