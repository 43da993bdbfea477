#!/bin/sh
# Clones the repository that spec.repository names, at spec.branch if that is there, to $CLONES/<resource name>, and hands
# its commit on. A delete removes the clone.
#
# Whoever writes resources is not trusted: no value is read by a shell, becomes an option of git, or leaves $CLONES.
set -eu
export LC_ALL=C # A-Z is ASCII below

event=${CONVEYOR_EVENT:-create}
name=${CONVEYOR_RESOURCE_NAME:-}
clones=${CLONES:-clones}

# quote VALUE: as a JSON string; no value gets here with a control character
quote() {
    printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}

# result true|false MESSAGE DATA: leaves the driver result; DATA is JSON
result() {
    printf '{"success":%s,"message":%s,"data":%s}\n' "$1" "$(quote "$2")" "$3" >"${CONVEYOR_RESULT:-/dev/null}"
}

# fail MESSAGE: ends the run as failed
fail() {
    echo "$1"
    result false "$1" null
    exit 1
}

# spec KEY: that text of the resource's spec, empty if there is none
spec() {
    if command -v jq >/dev/null; then
        jq -r --arg key "$1" '.spec[$key] | strings' "$CONVEYOR_PAYLOAD"
    else
        python3 -c '
import json, sys
value = json.load(open(sys.argv[2], encoding="utf-8"))["spec"].get(sys.argv[1])
print(value if isinstance(value, str) else "")' "$1" "$CONVEYOR_PAYLOAD"
    fi
}

# plain VALUE: whether it is free of control characters and of a leading dash
plain() {
    case $1 in
        -* | *[[:cntrl:]]*) return 1 ;;
    esac
}

case $name in
    '' | .* | -* | *[!A-Za-z0-9._-]*) fail "the resource's name cannot be a folder: it must be of A-Z a-z 0-9 . _ -" ;;
esac
target=$clones/$name

if [ "$event" = delete ]; then
    rm -rf -- "$target"
    echo "removed $target"
    result true "removed $name" null
    exit 0
fi

unread="cannot read the spec: it takes jq or python3, and a payload that is JSON"
repository=$(spec repository) || fail "$unread"
branch=$(spec branch) || fail "$unread"
[ -n "$repository" ] || fail "spec.repository is missing: the address or the path of a git repository"
plain "$repository" || fail "spec.repository looks like an option or has control characters"
plain "$branch" || fail "spec.branch looks like an option or has control characters"
case $repository in
    *::*) fail "spec.repository must be an address or a path, not a remote helper such as ext::" ;;
esac

# git itself holds to this list, also where a server answers with another address.
export GIT_ALLOW_PROTOCOL=file:git:http:https:ssh GIT_TERMINAL_PROMPT=0
fresh=$target.new
trap 'rm -rf -- "$fresh"' EXIT
rm -rf -- "$fresh"
mkdir -p -- "$clones"

echo "cloning $repository${branch:+ at $branch}"
if ! git clone --progress --no-hardlinks ${branch:+--branch "$branch"} -- "$repository" "$fresh"; then
    case $repository in
        git://* | http://* | https://* | ssh://*)
            echo "trying again later"
            exit 75
            ;;
    esac
    fail "cannot clone $repository"
fi

commit=$(git -C "$fresh" rev-parse HEAD)
files=$(git -C "$fresh" ls-files | wc -l)
rm -rf -- "$target"
mv -- "$fresh" "$target"
echo "$name is at $commit, files: $((files))"
result true "cloned $name at $commit" \
    "{\"repository\":$(quote "$repository"),\"commit\":\"$commit\",\"files\":$((files)),\"folder\":$(quote "$target")}"
