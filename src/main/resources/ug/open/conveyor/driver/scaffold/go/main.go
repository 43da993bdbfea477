// The driver @name@. conveyor-driver starts it once for each event.
//
//	in    the resource as JSON on standard input; CONVEYOR_EVENT (create, update, delete, or process for a later step of
//	      a pipeline), CONVEYOR_RUN_ID, CONVEYOR_ATTEMPT, CONVEYOR_MODE and others in the environment
//	out   each line printed is a log entry
//	      CONVEYOR_RESULT: the file for the driver result; later steps of a pipeline get its data
//	exit  0 success, 75 try again later, anything else failure
package main

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"os"
)

const tryAgainLater = 75

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: withoutTime})))
	os.Exit(run(os.Getenv("CONVEYOR_EVENT"), os.Stdin, os.Getenv("CONVEYOR_RESULT")))
}

// withoutTime drops the time of a log entry: conveyor-driver stamps each line.
func withoutTime(groups []string, attr slog.Attr) slog.Attr {
	if len(groups) == 0 && attr.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return attr
}

// run handles one event and returns the exit code.
func run(event string, payload io.Reader, resultFile string) int {
	if event == "" {
		event = "create"
	}
	var resource Resource
	if err := json.NewDecoder(payload).Decode(&resource); err != nil {
		slog.Error("the resource cannot be read", "error", err.Error())
		return 1
	}
	result, err := Reconcile(event, resource)
	if errors.Is(err, ErrTemporary) {
		slog.Warn(err.Error())
		return tryAgainLater
	}
	if err != nil {
		result = Result{Message: err.Error()}
	}
	if err := write(result, resultFile); err != nil {
		slog.Error("the driver result cannot be written", "error", err.Error())
		return 1
	}
	if !result.Success {
		return 1
	}
	return 0
}

func write(result Result, file string) error {
	if file == "" {
		return nil // started by hand
	}
	text, err := json.Marshal(result)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o600)
}
