#!/bin/sh
# Runs the recorded events and compares what they come to with what events.jsonl says.
# exit  0 all the same, 1 a run failed, 3 a difference
cd "$(dirname "$0")" || exit
exec "${CONVEYOR_DRIVER:-conveyor-driver}" replay --check events.jsonl
