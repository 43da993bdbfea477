// Feeds a driver on Conveyor's Go runtime, or the stand-in for one, without conveyor-driver: the peer of its benchmark. It makes the streams of a
// Conveyor server in memory, starts the program, and prints three times in seconds: from the start of the program to its consumer, for all events
// published one after the other with nothing awaited but the acknowledgement of each, and the median from a lone event to its result.
// Arguments: the server's URL, the number of events, of resources, and the program with its arguments.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"sort"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const driver, subject = "builder", "drivers.builder.resources.workflow"

func main() {
	count, names := number(os.Args[2]), number(os.Args[3])
	connection := must(nats.Connect(os.Args[1]))
	stream := must(jetstream.New(connection))
	makeStreams(stream)
	results := must(connection.SubscribeSync("pipelines.driver.result"))
	results.SetPendingLimits(-1, -1)
	created := must(connection.SubscribeSync("$JS.EVENT.ADVISORY.CONSUMER.CREATED.messages." + driver))
	connection.Flush()

	program := exec.Command(os.Args[4], os.Args[5:]...)
	program.Env = append(os.Environ(), "CONVEYOR_NATS_URL="+os.Args[1])
	begun := time.Now()
	check(program.Start())
	defer program.Process.Kill()
	must(created.NextMsg(time.Minute))
	start := time.Since(begun)

	feed(stream, results, count/10, names) // warm
	fed := feed(stream, results, count, names)
	fmt.Printf("%.6f %.6f %.6f\n", start.Seconds(), fed.Seconds(), lone(stream, results, min(count, 2000), names).Seconds())
}

func feed(stream jetstream.JetStream, results *nats.Subscription, count, names int) time.Duration {
	begun := time.Now()
	for i := 0; i < count; i++ {
		publish(stream, i, names)
	}
	for i := 0; i < count; i++ {
		must(results.NextMsg(time.Minute))
	}
	return time.Since(begun)
}

func lone(stream jetstream.JetStream, results *nats.Subscription, count, names int) time.Duration {
	took := make([]time.Duration, count)
	for i := range took {
		begun := time.Now()
		publish(stream, i, names)
		must(results.NextMsg(time.Minute))
		took[i] = time.Since(begun)
	}
	sort.Slice(took, func(a, b int) bool { return took[a] < took[b] })
	return took[count/2]
}

func publish(stream jetstream.JetStream, number, names int) {
	resource := fmt.Sprintf(`{"id":"id-%d","name":"app-%d","resource":"workflow","spec":{"do":"quiet"}}`, number%names, number%names)
	body := must(json.Marshal(map[string]string{"event": "create", "payload": resource, "id": "m", "run_id": "run-" + strconv.Itoa(number)}))
	must(stream.Publish(context.Background(), subject, body))
}

func makeStreams(stream jetstream.JetStream) {
	for _, config := range []jetstream.StreamConfig{
		{Name: "messages", Subjects: []string{"resources.>", "events.>", "drivers.>"}, Retention: jetstream.InterestPolicy},
		{Name: "pipeline-engine", Subjects: []string{"pipelines.>"}, MaxMsgs: 1},
		{Name: "logs-engine", Subjects: []string{"logs.>"}, MaxMsgs: 1},
	} {
		config.Storage = jetstream.MemoryStorage
		must(stream.CreateStream(context.Background(), config))
	}
}

func number(text string) int {
	return must(strconv.Atoi(text))
}

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
