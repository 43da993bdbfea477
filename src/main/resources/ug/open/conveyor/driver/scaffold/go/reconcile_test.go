package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"testing"
)

func reconciled(t *testing.T, event, resource string) (Result, error) {
	t.Helper()
	var read Resource
	if err := json.Unmarshal([]byte(resource), &read); err != nil {
		t.Fatal(err)
	}
	return Reconcile(event, read)
}

func TestANewResourceSucceeds(t *testing.T) {
	result, err := reconciled(t, "create", `{"name": "app", "spec": {"repository": "r"}}`)
	if err != nil || !result.Success || result.Message != "create of app done" {
		t.Errorf("got %+v, %v", result, err)
	}
	if result.Data.Repository != "r" || result.Data.Commit != nil {
		t.Errorf("got data %+v", result.Data)
	}
}

func TestWhatAnEarlierStepHandedOnIsUsed(t *testing.T) {
	result, err := reconciled(t, "process", `{"name": "app", "spec": {"repository": "r"},
		"metadata": {"driverresults.@earlier@": "{\"success\":true,\"data\":{\"commit\":\"9fceb02\"}}"}}`)
	if err != nil || result.Data.Commit == nil || *result.Data.Commit != "9fceb02" {
		t.Errorf("got %+v, %v", result, err)
	}
}

func TestAMissingRepositoryIsAFailure(t *testing.T) {
	_, err := reconciled(t, "create", `{"name": "app", "spec": {}}`)
	if err == nil || err.Error() != "spec.repository is missing" {
		t.Errorf("got %v", err)
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
