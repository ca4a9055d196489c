// Package deploy holds the files that run Chancery on several machines: compose, systemd units and a Kubernetes manifest. It has no code; its tests hold
// the files to what the programs that read them, and chancery work itself, understand.
package deploy
