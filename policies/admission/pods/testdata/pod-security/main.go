// Writes table.json: what Pod Security (restricted, the newest version) says of pods. pod-security.test.ts shows that
// whatever it refuses is refused here too.
//
//	cd policies/admission/pods/testdata/pod-security && go run . > table.json
//
// The pods are the project's own fixtures, and a plain pod with settings drawn by a generator with a fixed seed.
package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	"sigs.k8s.io/yaml"
)

// Judged is a pod with the reasons for which restricted refuses it; none if it is admitted.
type Judged struct {
	Reasons []string    `json:"reasons"`
	Pod     *corev1.Pod `json:"pod"`
}

var (
	latest   = api.LevelVersion{Level: api.LevelRestricted, Version: api.MajorMinorVersion(1, 36)}
	settings = []string{
		`{"spec":{"hostNetwork":true}}`, `{"spec":{"hostPID":true}}`, `{"spec":{"hostIPC":true}}`, `{"spec":{"hostUsers":false}}`,
		`{"spec":{"os":{"name":"windows"}}}`, `{"spec":{"os":{"name":"linux"}}}`,
		`{"spec":{"securityContext":{"runAsNonRoot":false}}}`, `{"spec":{"securityContext":{"runAsUser":0}}}`, `{"spec":{"securityContext":{"runAsUser":7}}}`,
		`{"spec":{"securityContext":{"seccompProfile":{"type":"Unconfined"}}}}`, `{"spec":{"securityContext":{"seccompProfile":{"type":"Localhost","localhostProfile":"x"}}}}`,
		`{"spec":{"securityContext":{"appArmorProfile":{"type":"Unconfined"}}}}`, `{"spec":{"securityContext":{"seLinuxOptions":{"type":"spc_t"}}}}`, `{"spec":{"securityContext":{"seLinuxOptions":{"role":"sysadm_r"}}}}`,
		`{"spec":{"securityContext":{"sysctls":[{"name":"kernel.msgmax","value":"1"}]}}}`, `{"spec":{"securityContext":{"sysctls":[{"name":"net.ipv4.tcp_rmem","value":"1"}]}}}`,
		`{"spec":{"securityContext":{"windowsOptions":{"hostProcess":true}}}}`,
		`{"spec":{"securityContext":null}}`, `{"spec":{"securityContext":{"runAsNonRoot":null}}}`, `{"spec":{"securityContext":{"seccompProfile":null}}}`,
		`{"spec":{"volumes":[{"name":"v","hostPath":{"path":"/"}}]}}`, `{"spec":{"volumes":[{"name":"v","emptyDir":{}}]}}`, `{"spec":{"volumes":[{"name":"v","nfs":{"server":"s","path":"/"}}]}}`,
		`{"metadata":{"annotations":{"container.apparmor.security.beta.kubernetes.io/a":"unconfined"}}}`, `{"metadata":{"annotations":{"container.apparmor.security.beta.kubernetes.io/a":"runtime/default"}}}`,
	}
	contexts = []string{
		`{"privileged":true}`, `{"privileged":false}`, `{"allowPrivilegeEscalation":true}`, `{"allowPrivilegeEscalation":null}`, `{"capabilities":null}`, `{"capabilities":{"drop":["all"]}}`,
		`{"capabilities":{"drop":["NET_RAW"]}}`, `{"capabilities":{"drop":["ALL"],"add":["NET_BIND_SERVICE"]}}`, `{"capabilities":{"drop":["ALL"],"add":["NET_ADMIN"]}}`,
		`{"runAsNonRoot":true}`, `{"runAsNonRoot":false}`, `{"runAsUser":0}`, `{"runAsUser":9}`, `{"seccompProfile":{"type":"RuntimeDefault"}}`, `{"seccompProfile":{"type":"Unconfined"}}`,
		`{"procMount":"Unmasked"}`, `{"procMount":"Default"}`, `{"seLinuxOptions":{"type":"container_t"}}`, `{"seLinuxOptions":{"user":"system_u"}}`, `{"appArmorProfile":{"type":"Unconfined"}}`,
		`{"windowsOptions":{"hostProcess":true}}`,
	}
	bodies = []string{
		`{"ports":[{"containerPort":1,"hostPort":1}]}`, `{"ports":[{"containerPort":1,"hostPort":0}]}`, `{"livenessProbe":{"httpGet":{"port":1,"host":"10.0.0.1"}}}`, `{"startupProbe":{"tcpSocket":{"port":1,"host":"::1"}}}`,
		`{"lifecycle":{"preStop":{"httpGet":{"port":1,"host":"169.254.169.254"}}}}`, `{"readinessProbe":{"httpGet":{"port":1}}}`,
	}
)

const (
	plainPod       = `{"metadata":{"name":"p"},"spec":{"securityContext":{"runAsNonRoot":true,"seccompProfile":{"type":"RuntimeDefault"}},"containers":[]}}`
	plainContainer = `{"name":"%s","image":"ghcr.io/acme/web:1","securityContext":{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]}}}`
)

type object = map[string]any

func parsed(text string) object {
	result := object{}
	must(json.Unmarshal([]byte(text), &result))
	return result
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func merge(base, over object) {
	for key, value := range over {
		inner, isObject := value.(object)
		below, hasObject := base[key].(object)
		if isObject && hasObject {
			merge(below, inner)
		} else {
			base[key] = value
		}
	}
}

func pick(random *rand.Rand, choices []string) object {
	return parsed(choices[random.Intn(len(choices))])
}

func container(random *rand.Rand, name string) object {
	result := parsed(fmt.Sprintf(plainContainer, name))
	if random.Intn(2) == 0 {
		merge(result, object{"securityContext": pick(random, contexts)})
	}
	if random.Intn(6) == 0 {
		merge(result, pick(random, bodies))
	}
	return result
}

func drawn(count int) []*corev1.Pod {
	random := rand.New(rand.NewSource(4))
	pods := make([]*corev1.Pod, count)
	for i := range pods {
		value := parsed(plainPod)
		if random.Intn(2) == 0 {
			merge(value, pick(random, settings))
		}
		spec := value["spec"].(object)
		for at, list := range []string{"containers", "initContainers", "ephemeralContainers"} {
			if at == 0 || random.Intn(3) == 0 {
				spec[list] = []any{container(random, string(rune('a'+at)))}
			}
		}
		text, err := json.Marshal(value)
		must(err)
		pods[i] = read(text)
	}
	return pods
}

func read(text []byte) *corev1.Pod {
	pod := &corev1.Pod{}
	must(yaml.UnmarshalStrict(text, pod))
	pod.Kind, pod.APIVersion = "Pod", "v1"
	return pod
}

func fixtures() []*corev1.Pod {
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "k8s.io/pod-security-admission").Output()
	must(err)
	files, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(folder)), "test/testdata/restricted/v1.35/*/*.yaml"))
	must(err)
	pods := make([]*corev1.Pod, len(files))
	for i, file := range files {
		text, err := os.ReadFile(file)
		must(err)
		pods[i] = read(text)
	}
	return pods
}

func main() {
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	must(err)
	fmt.Print("[")
	for i, pod := range append(fixtures(), drawn(400)...) {
		judged := Judged{Reasons: []string{}, Pod: pod}
		for _, result := range evaluator.EvaluatePod(latest, &pod.ObjectMeta, &pod.Spec) {
			if !result.Allowed {
				judged.Reasons = append(judged.Reasons, result.ForbiddenReason)
			}
		}
		sort.Strings(judged.Reasons)
		line, err := json.Marshal(judged)
		must(err)
		if i > 0 {
			fmt.Print(",")
		}
		fmt.Printf("\n%s", line)
	}
	fmt.Println("\n]")
}
