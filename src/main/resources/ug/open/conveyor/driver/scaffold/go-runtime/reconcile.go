package main

import (
	"encoding/json"
	"fmt"
	"log"

	driverlog "github.com/open-ug/conveyor/pkg/driver-runtime/log"
	"github.com/open-ug/conveyor/pkg/types"
)

// resource is the part of a resource that this driver reads.
type resource struct {
	Name     string                     `json:"name"`
	Metadata map[string]json.RawMessage `json:"metadata"`
	Spec     struct {
		Repository string `json:"repository"`
	} `json:"spec"`
}

// handover is the data for later steps of a pipeline; Commit is null without an earlier step.
type handover struct {
	Repository string  `json:"repository"`
	Commit     *string `json:"commit"`
}

// Reconcile handles one event; the payload is the resource as JSON.
func Reconcile(payload, event, _ string, logger *driverlog.DriverLogger) types.DriverResult {
	say := func(message string) {
		if err := logger.Log(nil, message); err != nil {
			log.Print(err)
		}
	}
	return reconcile(payload, event, say)
}

func reconcile(payload, event string, say func(message string)) types.DriverResult {
	var of resource
	if err := json.Unmarshal([]byte(payload), &of); err != nil {
		return failure("the resource cannot be read: %v", err)
	}
	what := event + " of " + of.Name
	say(what)
	if event == "delete" {
		// Remove here what the driver made for the resource.
		return types.DriverResult{Success: true, Message: what + " done"}
	}

	repository := of.Spec.Repository
	if repository == "" {
		return failure("spec.repository is missing")
	}
	commit, err := commitOf(of, "@earlier@")
	if err != nil {
		return failure("the result of @earlier@ cannot be read: %v", err)
	}

	// Do the work here. An event can come twice: end in the same state each time.
	say("working on " + repository)

	return types.DriverResult{Success: true, Message: what + " done", Data: handover{repository, commit}}
}

func failure(format string, values ...any) types.DriverResult {
	return types.DriverResult{Message: fmt.Sprintf(format, values...)}
}

// commitOf is the commit in the result of an earlier step of the pipeline; nil where there is none.
func commitOf(of resource, driver string) (*string, error) {
	raw, there := of.Metadata["driverresults."+driver]
	if !there {
		return nil, nil
	}
	var text string
	if json.Unmarshal(raw, &text) == nil { // a server sends JSON in a string
		raw = json.RawMessage(text)
	}
	var earlier struct {
		Data handover `json:"data"`
	}
	err := json.Unmarshal(raw, &earlier)
	return earlier.Data.Commit, err
}
