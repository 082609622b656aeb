package main

import (
	"runtime"
	"runtime/debug"
	"strings"

	"electready/questions"
	"electready/static"
)

// version is set when a release is built.
var version = ""

// versionOf is the release's version, or that of the module.
func versionOf() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "development"
}

type versionCommand struct {
	format
	Licences bool `help:"Print the licences of everything that is built in, with their texts."`
}

// Help implements kong.HelpProvider.
func (versionCommand) Help() string {
	return "Example:\n\n  electready version --format json"
}

// Run prints the versions.
func (v versionCommand) Run(c *console) error {
	if v.Licences {
		c.say("%s", strings.TrimSpace(static.Licences()))
		return nil
	}
	bank, err := questions.Embedded()
	if err != nil {
		return err
	}
	if v.json() {
		return c.json(struct {
			Version     string `json:"version"`
			Bank        string `json:"bank"`
			BankVersion string `json:"bank_version"`
			SHA256      string `json:"bank_sha256"`
			Go          string `json:"go"`
			Platform    string `json:"platform"`
		}{versionOf(), bank.ID, bank.Version, bank.SHA256, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH})
	}
	c.say("electready %s (%s, %s/%s)", versionOf(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	c.say("question bank %s %s (%s)", bank.ID, bank.Version, bank.SHA256)
	return nil
}
