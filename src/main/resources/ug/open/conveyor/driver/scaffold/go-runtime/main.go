// The driver @name@, on Conveyor's Go runtime: it connects to the event stream by itself and never returns.
package main

import (
	"log"
	"os"

	runtime "github.com/open-ug/conveyor/pkg/driver-runtime"
)

func main() {
	client, err := runtime.NewClient(
		address("CONVEYOR_API_URL", "http://localhost:8080"),
		address("CONVEYOR_NATS_URL", "nats://localhost:4222"),
		runtime.ConfigOptions{}) // certificates of a server with authentication go here
	if err != nil {
		log.Fatal(err)
	}
	manager, err := client.NewDriverManager(
		&runtime.Driver{Name: "@name@", Resources: []string{"@resource@"}, Reconcile: Reconcile},
		[]string{"*"})
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(manager.Run())
}

// address is that of a variable, which conveyor-driver sets, else the usual one.
func address(variable, usual string) string {
	if value := os.Getenv(variable); value != "" {
		return value
	}
	return usual
}
