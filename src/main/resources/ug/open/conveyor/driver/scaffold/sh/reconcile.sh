#!/bin/sh
# The driver @name@. conveyor-driver starts it once for each event.
#
# in    CONVEYOR_EVENT (create, update, delete, or process for a later step of a pipeline), CONVEYOR_RESOURCE_NAME,
#       CONVEYOR_RESOURCE_TYPE, CONVEYOR_RUN_ID, CONVEYOR_PIPELINE, CONVEYOR_ATTEMPT, CONVEYOR_MODE
#       CONVEYOR_PAYLOAD: a file with the resource as JSON; it is on standard input too
# out   each line printed is a log entry
#       CONVEYOR_RESULT: a file for the driver result; its data is handed on to later steps of a pipeline
# exit  0 success, 75 try again later, anything else failure
set -eu

event=${CONVEYOR_EVENT:-create}
name=${CONVEYOR_RESOURCE_NAME:-app}
payload=${CONVEYOR_PAYLOAD:-/dev/stdin}

# quote VALUE: as a JSON string; the variables never hold a control character
quote() {
    printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}

# result true|false MESSAGE DATA: leaves the driver result; DATA is JSON
result() {
    printf '{"success":%s,"message":%s,"data":%s}\n' "$1" "$(quote "$2")" "$3" >"${CONVEYOR_RESULT:-/dev/null}"
}

echo "$event of $name"

if [ "$event" = delete ]; then
    # What was made for the resource goes away here.
    result true "$event of $name done" null
    exit 0
fi

# What an earlier step handed on is in the resource's metadata; "jq .spec" and the like read the rest.
if grep -q '"driverresults\.@earlier@"' "$payload"; then
    echo "the step @earlier@ ran before"
fi

# The work goes here. An event can come twice, so it ends in the same state each time.

result true "$event of $name done" "{\"name\":$(quote "$name"),\"event\":$(quote "$event")}"
