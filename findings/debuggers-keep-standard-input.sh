#!/bin/sh
# Delve 1.26.0 and Node.js 22.20.0 on Linux: under the debugger a program has another standard input than one would think.
#
# A debugger on a terminal needs the keys for itself. One would expect the program to share the terminal, as under gdb and pdb, or a refusal.
# `dlv exec` gives it /dev/null: it reads an end of file at once, also where a person sits at the terminal, and refuses a redirection of its
# own input (`-r stdin:FILE` is the way). `node inspect` gives it a socket into which nobody ever writes and that nobody closes:
# readFileSync(0) waits for ever, without a word, and the prompt of the debugger is there all the while. What a program gets on
# standard input has to come from a file there: dlv exec -r stdin:FILE; node --inspect-brk main.js <FILE and a debugger that attaches.
#
# Seen:   dlv exec:               /dev/null, 0 bytes
#         dlv exec -r stdin:FILE: FILE, 5 bytes
#         node inspect:           a socket, still waiting after 5 s
#         node --inspect-brk <FILE, node inspect PORT: 5 bytes
set -eu
command -v tmux >/dev/null || { echo "needs tmux: apt-get install tmux" >&2; exit 2; }
folder=$(mktemp -d)
socket="finding-$$"
trap 'tmux -L "$socket" kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
printf 'hello' > input
cat > main.go <<'GO'
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	name, _ := os.Readlink("/proc/self/fd/0")
	text, _ := io.ReadAll(os.Stdin)
	fmt.Printf("has %s, %d bytes\n", name, len(text))
}
GO
cat > main.js <<'JS'
const fs = require("fs");
console.log("has " + fs.readlinkSync("/proc/self/fd/0").split(":")[0]);
console.log(fs.readFileSync(0).length + " bytes");
JS
GOBIN="$folder" go install github.com/go-delve/delve/cmd/dlv@v1.26.0
go mod init probe 2>/dev/null
go build -gcflags='all=-N -l' -o probe .
npm --silent install --no-save node@22.20.0
node="$folder/node_modules/.bin/node"

# at NAME COMMAND PROMPT: starts it on a terminal of its own
at() {
    tmux -L "$socket" -f /dev/null new-session -d -s "$1" -x 200 -y 50 "exec $2"
    await "$1" "$3"
}
screen() { tmux -L "$socket" capture-pane -p -t "$1"; }
await() {
    for _ in $(seq 300); do
        if screen "$1" | grep -q -- "$2"; then return; fi
        sleep 0.1
    done
    echo "$1: $2 is not on the screen:"; screen "$1"; exit 1
}
say() { tmux -L "$socket" send-keys -t "$1" "$2" Enter; }

at plain "./dlv exec ./probe" '(dlv)'
say plain continue
await plain 'has /dev/null, 0 bytes'
echo "dlv exec:               /dev/null, 0 bytes"

at file "./dlv exec -r stdin:$folder/input ./probe" '(dlv)'
say file continue
await file 'input, 5 bytes'
echo "dlv exec -r stdin:FILE: FILE, 5 bytes"

at node "$node inspect --port=9391 main.js" 'debug>'
await node 'Break on start'
say node cont
await node 'has socket'
sleep 5
if screen node | grep -q '[0-9] bytes'; then echo "node inspect: the program had its input"; exit 1; fi
echo "node inspect:           a socket, still waiting after 5 s"

"$node" --inspect-brk=9392 main.js < input > printed 2>/dev/null &
program=$!
at attached "$node inspect 127.0.0.1:9392" 'Break on start'
say attached cont
for _ in $(seq 100); do if grep -q '5 bytes' printed; then break; fi; sleep 0.1; done
grep -q '^5 bytes' printed || { echo "node --inspect-brk: no input"; kill "$program"; exit 1; }
say attached .exit
wait "$program" || true
echo "node --inspect-brk <FILE, node inspect PORT: 5 bytes"
