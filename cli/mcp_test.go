package cli_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestMCP is an assistant's program: it starts the command, lists its tools, and asks of a record that is not there yet.
func TestMCP(t *testing.T) {
	record := filepath.Join(t.TempDir(), "none.db")
	command := exec.Command(program(t), "mcp", "--record", record)
	s, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &mcp.CommandTransport{Command: command}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	tools, err := s.ListTools(t.Context(), nil)
	if err != nil || len(tools.Tools) < 12 {
		t.Fatalf("%d tools, %v", len(tools.Tools), err)
	}
	res, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: "whats_new"})
	if err != nil {
		t.Fatal(err)
	}
	if words := res.Content[0].(*mcp.TextContent).Text; !res.IsError || !strings.Contains(words, "there is no record at "+record) {
		t.Errorf("without a record it says: %s", words)
	}
}
