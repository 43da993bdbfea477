#!/bin/sh
# The driver @name@. conveyor-driver starts it once for each event.
#
# in    CONVEYOR_EVENT (create, update, delete, or process for a later step of a pipeline), CONVEYOR_RESOURCE_NAME,
#       CONVEYOR_RESOURCE_TYPE, CONVEYOR_RUN_ID, CONVEYOR_PIPELINE, CONVEYOR_ATTEMPT, CONVEYOR_MODE
#       CONVEYOR_PAYLOAD: a file with the resource as JSON; it is on standard input too
# out   each line printed is a log entry
#       CONVEYOR_RESULT: the file for the driver result; later steps of a pipeline get its data
# exit  0 success, 75 try again later, anything else failure
set -eu

event=${CONVEYOR_EVENT:-create}
name=${CONVEYOR_RESOURCE_NAME:-app}
payload=${CONVEYOR_PAYLOAD:-/dev/stdin}

# quote VALUE: prints it as a JSON string; the variables hold no control character
quote() {
    printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}

# result true|false MESSAGE DATA: writes the driver result; DATA is JSON
result() {
    printf '{"success":%s,"message":%s,"data":%s}\n' "$1" "$(quote "$2")" "$3" >"${CONVEYOR_RESULT:-/dev/null}"
}

echo "$event of $name"

if [ "$event" = delete ]; then
    # Remove here what the driver made for the resource.
    result true "$event of $name done" null
    exit 0
fi

# The results of earlier steps are in the resource's metadata; read the rest with "jq .spec" or the like.
if grep -q '"driverresults\.@earlier@"' "$payload"; then
    echo "the step @earlier@ ran before"
fi

# Do the work here. An event can come twice: end in the same state each time.

result true "$event of $name done" "{\"name\":$(quote "$name"),\"event\":$(quote "$event")}"
