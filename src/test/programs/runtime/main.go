// A driver that behaves on the wire as one on Conveyor's Go runtime does, or as one on its Rust or Python runtime; what it does with an event
// stands in the spec of the resource. It stands in for those runtimes in the tests, which no registry has.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

type event struct {
	Event   string          `json:"event"`
	Payload json.RawMessage `json:"payload"`
	RunID   string          `json:"run_id"`
}

type resource struct {
	ID       string            `json:"id"`
	Name     string            `json:"name"`
	Resource string            `json:"resource"`
	Pipeline string            `json:"pipeline,omitempty"`
	Metadata map[string]string `json:"metadata,omitempty"`
	Spec     map[string]any    `json:"spec"`
}

type driver struct {
	name string
	form string
	nc   *nats.Conn
	js   jetstream.JetStream
	work atWork
}

// The events in hand, by the id of their resource.
type atWork struct {
	sync.Mutex
	of  map[string]int
	all int
}

// Gives how many of this resource there are, and how many in all.
func (w *atWork) add(id string, by int) (int, int) {
	w.Lock()
	defer w.Unlock()
	w.of[id] += by
	w.all += by
	return w.of[id], w.all
}

func main() {
	form, name, types := "go", "builder", "workflow"
	for i, set := range []*string{&form, &name, &types} {
		if len(os.Args) > i+1 {
			*set = os.Args[i+1]
		}
	}
	switch os.Getenv("STAND_IN_START") {
	case "exit":
		fmt.Println("nothing to do")
		os.Exit(0)
	case "never":
		fmt.Println("waiting for something else")
		select {}
	case "deaf":
		signal.Ignore(syscall.SIGTERM)
	}
	url := os.Getenv("CONVEYOR_NATS_URL")
	if other := os.Getenv("STAND_IN_URL"); other != "" {
		url = other
	}
	nc, err := nats.Connect(url, nats.Name("Conveyor Driver Manager - "+name), nats.MaxReconnects(-1))
	if err != nil {
		fmt.Fprintln(os.Stderr, "Error Occured while connecting to NATS:", err)
		os.Exit(1)
	}
	js, _ := jetstream.New(nc)
	if os.Getenv("STAND_IN_START") == "silent" {
		select {}
	}
	d := &driver{name: name, form: form, nc: nc, js: js, work: atWork{of: map[string]int{}}}
	if os.Getenv("STAND_IN_START") == "two" {
		d.consume("second", types)
	}
	d.consume(name, types)
	fmt.Println("Driver Manager is running for driver: ", name)
	select {}
}

func (d *driver) consume(name, types string) {
	config := jetstream.ConsumerConfig{Name: name, AckPolicy: jetstream.AckExplicitPolicy, DeliverPolicy: jetstream.DeliverAllPolicy}
	if d.form == "go" {
		config.MaxAckPending = 1
	} else {
		config.Durable = name
	}
	for _, t := range strings.Split(types, ",") {
		config.FilterSubjects = append(config.FilterSubjects, "resources."+t, "drivers."+name+".resources."+t)
	}
	consumer, err := d.js.CreateOrUpdateConsumer(context.Background(), "messages", config)
	if err != nil {
		fmt.Fprintln(os.Stderr, "Error Occured while subscribing to NATS channel:", err)
		os.Exit(1)
	}
	handle := d.handle
	if os.Getenv("STAND_IN_START") == "parallel" {
		handle = func(msg jetstream.Msg) { go d.handle(msg) }
	}
	if _, err := consumer.Consume(handle); err != nil {
		panic(err)
	}
}

func (d *driver) handle(msg jetstream.Msg) {
	if d.form == "go" {
		msg.Ack()
	}
	var e event
	if err := json.Unmarshal(msg.Data(), &e); err != nil {
		fmt.Println("Error Occured while unmarshalling message:", err)
		return
	}
	text := string(e.Payload)
	if d.form == "go" {
		if err := json.Unmarshal(e.Payload, &text); err != nil {
			fmt.Println("Error Occured while unmarshalling message:", err)
			return
		}
	} else if strings.HasPrefix(text, "\"") {
		fmt.Fprintln(os.Stderr, "thread 'main' panicked at src/runtime/manager.rs: Failed to parse resource from message payload")
		os.Exit(101)
	}
	var r resource
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		fmt.Println("Error Occured while unmarshalling resource:", err)
		return
	}
	do, _ := r.Spec["do"].(string)
	if do != "quiet" {
		d.log(e.RunID, "got "+e.Event+" for "+r.Name)
	}
	d.perform(do, e, r, msg)
	if d.form == "ack" {
		switch do {
		case "nak":
			msg.Nak()
		case "term":
			msg.Term()
		default:
			msg.Ack()
		}
	}
}

func (d *driver) perform(do string, e event, r resource, msg jetstream.Msg) {
	result := map[string]any{"success": do != "fail", "message": "did " + e.Event, "data": map[string]any{"name": r.Name}, "driver": d.name}
	switch do {
	case "panic":
		d.log(e.RunID, "the last words")
		panic("boom")
	case "exit":
		os.Exit(0)
	case "hang":
		select {}
	case "print":
		line := strings.Repeat("x", 1023) + "\n"
		for i := 0; i < 100*1024; i++ {
			os.Stdout.WriteString(line)
		}
	case "flood":
		for i := 0; i < 1000; i++ {
			d.log(e.RunID, fmt.Sprintf("entry %d %s", i, strings.Repeat("y", 100*1024)))
		}
	case "other-run":
		d.result("another-run", r, result)
		select {}
	case "big":
		result["data"] = strings.Repeat("b", 900*1024)
	case "slow":
		time.Sleep(300 * time.Millisecond)
	case "meet": // until as many are here as STAND_IN_MEET tells
		wanted, _ := strconv.Atoi(os.Getenv("STAND_IN_MEET"))
		_, all := d.work.add(r.ID, 1)
		for waited := 0; all < wanted && waited < 10_000; waited++ {
			time.Sleep(time.Millisecond)
			_, all = d.work.add(r.ID, 0)
		}
		result["success"] = all >= wanted
		result["message"] = "met as " + r.Name
	case "alone":
		same, _ := d.work.add(r.ID, 1)
		time.Sleep(5 * time.Millisecond)
		d.work.add(r.ID, -1)
		result["success"] = same == 1
		result["message"] = fmt.Sprintf("%d of %s at once", same, r.Name)
	case "time":
		result["data"] = time.Now().UnixNano()
	}
	if d.form == "rust" {
		msg.Ack()
	}
	if do == "no-result" {
		d.js.PublishAsync("pipelines.driver.result", []byte(`{"success":`))
		select {}
	}
	if do == "as-another" {
		result["driver"] = "another"
	}
	if d.form != "ack" {
		d.result(e.RunID, r, result)
	}
	if do == "twice" {
		d.result(e.RunID, r, result)
	}
	if do == "late" {
		time.Sleep(500 * time.Millisecond)
		d.log(e.RunID, "after the result")
	}
}

func (d *driver) result(run string, r resource, result map[string]any) {
	if d.form == "rust" {
		body, _ := json.Marshal(map[string]any{"event": "driver_result", "run_id": r.ID, "resource": r, "driver_result": result})
		d.js.Publish(context.Background(), "events."+d.name+"."+r.ID, body)
		return
	}
	body, _ := json.Marshal(map[string]any{"event": "driver.result", "run_id": run, "resource": r, "driverresult": result})
	d.js.PublishAsync("pipelines.driver.result", body)
}

func (d *driver) log(run, message string) {
	body, _ := json.Marshal(map[string]string{
		"runid": run, "driver": d.name, "pipeline": "", "timestamp": strconv.FormatInt(time.Now().Unix(), 10), "message": message})
	d.js.Publish(context.Background(), "logs."+run, body)
	d.nc.Publish("live.logs."+run+"."+d.name, body)
}
