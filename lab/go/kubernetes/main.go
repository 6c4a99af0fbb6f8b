// Command kubernetes holds every component of a control plane in one binary.
// The first argument names the component, the rest are its own flags:
//
//	kubernetes kube-apiserver --help
//
// One binary links (and is downloaded into the page cache) once instead of four times.
package main

import (
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/spf13/cobra"
	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

func command(build func() *cobra.Command) func(args []string) int {
	return func(args []string) int {
		cmd := build()
		cmd.SetArgs(args[1:])
		return cli.Run(cmd)
	}
}

var components = map[string]func(args []string) int{
	"etcd": func(args []string) int {
		etcdmain.Main(args)
		return 0
	},
	"kube-apiserver":          command(apiserver.NewAPIServerCommand),
	"kube-controller-manager": command(controllermanager.NewControllerManagerCommand),
	"kube-scheduler":          command(func() *cobra.Command { return scheduler.NewSchedulerCommand() }),
}

func names() string {
	all := make([]string, 0, len(components))
	for name := range components {
		all = append(all, name)
	}
	sort.Strings(all)
	return strings.Join(all, "|")
}

func main() {
	if len(os.Args) < 2 || components[os.Args[1]] == nil {
		fmt.Fprintf(os.Stderr, "usage: %s %s [flags]\n", os.Args[0], names())
		os.Exit(2)
	}
	// Components read os.Args[0] for their usage text and os.Args[1:] for flags.
	run := components[os.Args[1]]
	os.Args = os.Args[1:]
	os.Exit(run(os.Args))
}
