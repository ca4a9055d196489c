package cluster

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// largestMessage leaves room for the largest report with every character escaped.
const largestMessage = 8 << 20

// Embedded starts a NATS server with JetStream in this program, for one machine: it keeps the queue in a folder and listens at an
// address, such as 127.0.0.1:4222, so that other programs here can publish. It asks nobody for a password. A report that it has taken
// survives a power failure.
func Embedded(dir, listen string) (url string, stop func(), err error) {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return "", nil, fmt.Errorf("%q is no address to listen at; write 127.0.0.1:4222", listen)
	}
	number, err := strconv.Atoi(port)
	if err != nil {
		return "", nil, fmt.Errorf("%q is no port", port)
	}
	if number == 0 {
		number = server.RANDOM_PORT
	}
	s, err := server.NewServer(&server.Options{ServerName: "chancery", Host: host, Port: number, JetStream: true, StoreDir: dir,
		SyncAlways: true, MaxPayload: largestMessage, NoLog: true, NoSigs: true})
	if err != nil {
		return "", nil, fmt.Errorf("NATS server in %s: %w", dir, err)
	}
	s.Start()
	if !s.ReadyForConnections(30 * time.Second) {
		s.Shutdown()
		return "", nil, errNotReady(dir, listen)
	}
	return s.ClientURL(), func() { s.Shutdown(); s.WaitForShutdown() }, nil
}

func errNotReady(dir, listen string) error {
	return errors.New("the NATS server cannot listen at " + listen + " or use " + dir + "; is another one running there?")
}
