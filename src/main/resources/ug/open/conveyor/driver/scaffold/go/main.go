// The driver @name@. conveyor-driver starts it once for each event.
//
//	in    CONVEYOR_PAYLOAD: a file with the resource as JSON; it is on standard input too, but where --tty leaves that to a
//	      debugger; CONVEYOR_EVENT (create, update, delete, or process for a later step of a pipeline), CONVEYOR_RUN_ID,
//	      CONVEYOR_ATTEMPT, CONVEYOR_MODE and others in the environment
//	out   each line printed is a log entry
//	      CONVEYOR_RESULT: the file for the driver result; later steps of a pipeline get its data
//	exit  0 success, 75 try again later, anything else failure
package main

import (
	"encoding/json"
	"errors"
	"log/slog"
	"os"
)

const tryAgainLater = 75

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: withoutTime})))
	os.Exit(run(or("CONVEYOR_EVENT", "create"), or("CONVEYOR_PAYLOAD", "/dev/stdin"), os.Getenv("CONVEYOR_RESULT")))
}

// withoutTime drops the time of a log entry: conveyor-driver stamps each line.
func withoutTime(groups []string, attr slog.Attr) slog.Attr {
	if len(groups) == 0 && attr.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return attr
}

// or gives a variable, or another value where the driver is started by hand.
func or(variable, otherwise string) string {
	if value := os.Getenv(variable); value != "" {
		return value
	}
	return otherwise
}

// run handles one event and returns the exit code.
func run(event, payloadFile, resultFile string) int {
	var resource Resource
	if err := read(payloadFile, &resource); err != nil {
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

func read(file string, resource *Resource) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, resource)
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
