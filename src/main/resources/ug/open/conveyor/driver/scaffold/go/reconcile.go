package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
)

// ErrTemporary asks for another attempt; retry in driver.yaml has their number. Wrap it: fmt.Errorf("…: %w", ErrTemporary).
var ErrTemporary = errors.New("temporary failure")

// Resource is the part of a resource that this driver reads.
type Resource struct {
	Name     string                     `json:"name"`
	Metadata map[string]json.RawMessage `json:"metadata"`
	Spec     struct {
		Repository string `json:"repository"`
	} `json:"spec"`
}

// Result is the driver result.
type Result struct {
	Success bool      `json:"success"`
	Message string    `json:"message"`
	Data    *Handover `json:"data"`
}

// Handover is the data for later steps of a pipeline; Commit is null without an earlier step.
type Handover struct {
	Repository string  `json:"repository"`
	Commit     *string `json:"commit"`
}

// Reconcile handles one event. Any error is a failure.
func Reconcile(event string, resource Resource) (Result, error) {
	what := event + " of " + resource.Name
	slog.Info(what)
	if event == "delete" {
		// Remove here what the driver made for the resource.
		return Result{Success: true, Message: what + " done"}, nil
	}

	repository := resource.Spec.Repository
	if repository == "" {
		return Result{}, errors.New("spec.repository is missing")
	}
	commit, err := commitOf(resource, "@earlier@")
	if err != nil {
		return Result{}, err
	}

	// Do the work here. An event can come twice: end in the same state each time.
	slog.Info("working", "repository", repository)

	return Result{Success: true, Message: what + " done", Data: &Handover{repository, commit}}, nil
}

// commitOf is the commit in the result of an earlier step of the pipeline; nil where there is none.
func commitOf(resource Resource, driver string) (*string, error) {
	raw, there := resource.Metadata["driverresults."+driver]
	if !there {
		return nil, nil
	}
	var text string
	if json.Unmarshal(raw, &text) == nil { // a server sends JSON in a string
		raw = json.RawMessage(text)
	}
	var earlier struct {
		Data struct {
			Commit *string `json:"commit"`
		} `json:"data"`
	}
	if err := json.Unmarshal(raw, &earlier); err != nil {
		return nil, fmt.Errorf("the result of %s cannot be read: %w", driver, err)
	}
	return earlier.Data.Commit, nil
}
