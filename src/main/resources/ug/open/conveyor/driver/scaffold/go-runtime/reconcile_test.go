package main

import (
	"os"
	"os/exec"
	"testing"
)

func quiet(string) {}

func TestANewResourceSucceeds(t *testing.T) {
	result := reconcile(`{"name": "app", "spec": {"repository": "r"}}`, "create", quiet)
	if !result.Success || result.Message != "create of app done" || result.Data != (handover{Repository: "r"}) {
		t.Errorf("got %+v", result)
	}
}

func TestWhatAnEarlierStepHandedOnIsUsed(t *testing.T) {
	result := reconcile(`{"name": "app", "spec": {"repository": "r"},
		"metadata": {"driverresults.@earlier@": "{\"success\":true,\"data\":{\"commit\":\"9fceb02\"}}"}}`, "process", quiet)
	data, is := result.Data.(handover)
	if !is || data.Commit == nil || *data.Commit != "9fceb02" {
		t.Errorf("got %+v", result)
	}
}

func TestAMissingRepositoryIsAFailure(t *testing.T) {
	result := reconcile(`{"name": "app", "spec": {}}`, "create", quiet)
	if result.Success || result.Message != "spec.repository is missing" {
		t.Errorf("got %+v", result)
	}
}

func TestTheRecordedEventsComeToTheSame(t *testing.T) {
	tool := os.Getenv("CONVEYOR_DRIVER")
	if tool == "" {
		tool = "conveyor-driver"
	}
	if _, err := exec.LookPath(tool); err != nil {
		t.Skip(tool + " is not on the PATH")
	}
	if output, err := exec.Command(tool, "replay", "--check", "events.jsonl").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, output)
	}
}
