#!/bin/sh
# Runs the recorded events and compares the results with those in events.jsonl.
# exit  0 no difference, 1 a run failed, 3 a difference
cd "$(dirname "$0")" || exit
exec "${CONVEYOR_DRIVER:-conveyor-driver}" replay --check events.jsonl
