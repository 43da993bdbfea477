// A driver on Conveyor's wire protocol in Go, in the manner of its Go runtime: it connects to the event stream by itself and never returns.
// conveyor-driver runs it unmodified, on recorded events.
package main

import (
	"context"
	"encoding/json"
	"log"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const driver, resourceType = "greeter", "greeting"

type message struct {
	Event   string `json:"event"`
	Payload string `json:"payload"`
	RunID   string `json:"run_id"`
}

type resource struct {
	Name string `json:"name"`
	Spec struct {
		To []string `json:"to"`
	} `json:"spec"`
}

func main() {
	url := os.Getenv("CONVEYOR_NATS_URL")
	if url == "" {
		url = nats.DefaultURL
	}
	connection, err := nats.Connect(url, nats.Name(driver), nats.MaxReconnects(-1))
	if err != nil {
		log.Fatal(err)
	}
	stream, err := jetstream.New(connection)
	if err != nil {
		log.Fatal(err)
	}
	consumer, err := stream.CreateOrUpdateConsumer(context.Background(), "messages", jetstream.ConsumerConfig{
		Name:           driver,
		FilterSubjects: []string{"resources." + resourceType, "drivers." + driver + ".resources." + resourceType},
		AckPolicy:      jetstream.AckExplicitPolicy,
		MaxAckPending:  1,
	})
	if err != nil {
		log.Fatal(err)
	}
	if _, err := consumer.Consume(func(event jetstream.Msg) { handle(stream, event) }); err != nil {
		log.Fatal(err)
	}
	select {}
}

func handle(stream jetstream.JetStream, event jetstream.Msg) {
	event.Ack()
	var received message
	if err := json.Unmarshal(event.Data(), &received); err != nil {
		log.Print(err)
		return
	}
	var greeting resource
	if err := json.Unmarshal([]byte(received.Payload), &greeting); err != nil {
		log.Print(err)
		return
	}
	entry := func(text string) {
		publish(stream, "logs."+received.RunID, map[string]string{
			"runid": received.RunID, "driver": driver, "pipeline": "", "message": text,
			"timestamp": strconv.FormatInt(time.Now().Unix(), 10),
		})
	}
	success, text := greet(greeting, entry)
	publish(stream, "pipelines.driver.result", map[string]any{
		"event": "driver.result", "run_id": received.RunID, "resource": json.RawMessage(received.Payload),
		"driverresult": map[string]any{"success": success, "message": text, "data": map[string]int{"greeted": len(greeting.Spec.To)}, "driver": driver},
	})
}

// greet is the driver's own work.
func greet(greeting resource, entry func(string)) (bool, string) {
	if len(greeting.Spec.To) == 0 {
		return false, "nobody to greet: spec.to is empty"
	}
	for _, name := range greeting.Spec.To {
		entry("hello, " + name)
	}
	return true, "greeted " + strings.Join(greeting.Spec.To, " and ")
}

func publish(stream jetstream.JetStream, subject string, value any) {
	body, err := json.Marshal(value)
	if err == nil {
		_, err = stream.Publish(context.Background(), subject, body)
	}
	if err != nil {
		log.Print(err)
	}
}
