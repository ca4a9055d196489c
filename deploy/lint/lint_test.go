// Package lint holds the manifests of deploy/ to the types of Kubernetes and of the Compose Specification. It is a module of its own, so that their
// libraries are none of the program's: go -C deploy/lint test ./...
package lint

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	policyv1 "k8s.io/api/policy/v1"
	"sigs.k8s.io/yaml"
)

// kinds is the types that the manifest uses, by what it calls them.
var kinds = map[string]func() any{
	"v1 Service":                    func() any { return &corev1.Service{} },
	"policy/v1 PodDisruptionBudget": func() any { return &policyv1.PodDisruptionBudget{} },
	"apps/v1 StatefulSet":           func() any { return &appsv1.StatefulSet{} },
	"apps/v1 Deployment":            func() any { return &appsv1.Deployment{} },
}

func TestKubernetes(t *testing.T) {
	raw, err := os.ReadFile("../kubernetes.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(raw), "\n---\n") {
		object := parse(t, part)
		switch o := object.(type) {
		case *appsv1.StatefulSet:
			checkPods(t, o.Name, o.Spec.Selector.MatchLabels, o.Spec.Template)
		case *appsv1.Deployment:
			checkPods(t, o.Name, o.Spec.Selector.MatchLabels, o.Spec.Template)
		}
	}
}

// parse reads an object, strictly: a field that its kind does not have, or has twice, is an error.
func parse(t *testing.T, part string) any {
	t.Helper()
	var about struct{ APIVersion, Kind string }
	if err := yaml.Unmarshal([]byte(part), &about); err != nil {
		t.Fatal(err)
	}
	name := about.APIVersion + " " + about.Kind
	if kinds[name] == nil {
		t.Fatalf("%q is not among the kinds of this test", name)
	}
	object := kinds[name]()
	if err := yaml.UnmarshalStrict([]byte(part), object); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return object
}

// checkPods holds pods to being found by their selector, and probes and volumes to naming ports and volumes that are there.
func checkPods(t *testing.T, name string, selector map[string]string, pods corev1.PodTemplateSpec) {
	t.Helper()
	for key, value := range selector {
		if pods.Labels[key] != value {
			t.Errorf("%s: its pods lack the label %s=%s that selects them", name, key, value)
		}
	}
	for _, c := range pods.Spec.Containers {
		ports := map[string]bool{}
		for _, p := range c.Ports {
			ports[p.Name] = true
		}
		probe := c.ReadinessProbe
		if probe == nil || c.Resources.Limits.Memory().IsZero() {
			t.Errorf("%s: container %s needs a probe and a limit of memory", name, c.Name)
			continue
		}
		if h := probe.HTTPGet; h != nil && !ports[h.Port.String()] {
			t.Errorf("%s: the probe of %s asks port %s, which it lacks", name, c.Name, h.Port.String())
		}
	}
}

func TestCompose(t *testing.T) {
	raw, err := os.ReadFile("../compose.yaml")
	if err != nil {
		t.Fatal(err)
	}
	project, err := loader.LoadWithContext(context.Background(), types.ConfigDetails{WorkingDir: "..",
		ConfigFiles: []types.ConfigFile{{Filename: "compose.yaml", Content: bytes.Clone(raw)}}}, func(o *loader.Options) { o.SetProjectName("chancery", true) })
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range project.Services {
		for other := range s.DependsOn {
			if project.Services[other].HealthCheck == nil {
				t.Errorf("%s waits for %s to be healthy, which has no check", name, other)
			}
		}
	}
}
