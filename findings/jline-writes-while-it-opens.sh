#!/bin/sh
# JLine 4.5.0 on Linux: to open the system terminal writes to the screen and takes keys that the person has typed.
#
# TerminalBuilder.system(true).build() asks the terminal whether it joins grapheme clusters. Where the terminal does not answer that
# (tmux does not), JLine writes an emoji at the beginning of the line, asks for the cursor's position, and erases the emoji's two columns by
# blanks. It reads the answers from the keyboard's input: keys that were typed before are gone, and what another thread had printed on that
# line has lost its first two characters. TerminalBuilder.graphemeCluster(false) opens the terminal without a word.
#
# Seen in tmux, where the line "Enter again" is on the screen and q was typed before the terminal is opened:
#         as it comes:             "  ter again", key: none
#         graphemeCluster(false):  "Enter again", key: q
set -eu
command -v tmux >/dev/null || { echo "needs tmux: apt-get install tmux" >&2; exit 2; }
folder=$(mktemp -d)
socket="finding-$$"
trap 'tmux -L "$socket" kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy -Dartifact=org.jline:jline:4.5.0 -DoutputDirectory="$folder"
cat > "$folder/Opens.java" <<'JAVA'
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

public class Opens {
    public static void main(String[] args) throws Exception {
        System.out.print("Enter again\r");
        System.out.flush();
        Thread.sleep(1_500); // the person types
        TerminalBuilder builder = TerminalBuilder.builder().system(true);
        if (args[0].equals("off")) {
            builder.graphemeCluster(false);
        }
        try (Terminal terminal = builder.build()) {
            terminal.enterRawMode();
            int key = terminal.reader().read(1_000);
            System.out.print("\n\nkey: " + (key < 0 ? "none" : String.valueOf((char) key)) + "\n\n");
        }
    }
}
JAVA
javac -cp "$folder/jline-4.5.0.jar" -d "$folder" "$folder/Opens.java"
seen() {
    tmux -u -L "$socket" -f /dev/null new-session -d -x 60 -y 12 \
        "stty -icanon -echo; java --enable-native-access=ALL-UNNAMED -cp '$folder:$folder/jline-4.5.0.jar' Opens $1 2>/dev/null; sleep 30"
    sleep 1
    tmux -L "$socket" send-keys q
    sleep 6
    tmux -L "$socket" capture-pane -p | sed -n '/./p' | head -n 2
    tmux -L "$socket" kill-server
}
as_it_comes=$(seen on)
without=$(seen off)
printf 'as it comes:\n%s\ngraphemeCluster(false):\n%s\n' "$as_it_comes" "$without"
[ "$without" = "Enter again
key: q" ]
[ "$as_it_comes" = "  ter again
key: none" ]
