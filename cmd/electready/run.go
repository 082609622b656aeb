package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"
)

// What the program ends with.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2 // it was called in a way that it does not know
)

// commands are the subcommands, in the order in which help lists them.
type commands struct {
	Data string `placeholder:"DIR" help:"Data directory. Left out: $ELECTREADY_DATA, else electready in your own data folder."`

	Serve   serveCommand    `cmd:"" default:"withargs" help:"Serve workshops; this is what happens without a command."`
	Demo    demoCommand     `cmd:"" help:"Serve a fictional country, ready to click."`
	Room    roomCommands    `cmd:"" help:"The room's network."`
	Trainer trainerCommands `cmd:"" help:"Who may run workshops on this machine."`
	Analyse analyseCommand  `cmd:"" help:"Print everything that follows from a workshop's answers."`
	Export  exportCommand   `cmd:"" help:"Write a workshop into one file."`
	Report  reportCommand   `cmd:"" help:"Write what was shown to the room as a page to print."`
	Import  importCommand   `cmd:"" help:"Take in a workshop from a file."`
	Backup  backupCommand   `cmd:"" help:"Write a copy of all data."`
	Restore restoreCommand  `cmd:"" help:"Put a backup in the place of the data."`
	Verify  verifyCommand   `cmd:"" help:"Check that no stored row was changed or lost."`
	Rebuild rebuildCommand  `cmd:"" help:"Write the database anew from its rows."`
	Erase   eraseCommand    `cmd:"" help:"Erase a workshop for good, and print the receipt."`
	Bank    bankCommands    `cmd:"" help:"The question bank."`
	Version versionCommand  `cmd:"" help:"Print the versions of program and question bank."`
}

const description = `Facilitated assessment of how ready a country's agencies are to defend an election together.

One program, one data directory, no internet. Without a command it serves on this machine.`

// Run carries out one call of the program and returns its exit code. Args leave
// out the program's name. What went wrong stands on one line of stderr. It ends
// soon after ctx does.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) int {
	return run(ctx, args, newConsole(stdin, stdout, stderr, env, time.Now))
}

// helped ends the parser after it printed help.
type helped struct{}

func run(ctx context.Context, args []string, c *console) (code int) {
	defer func() {
		switch over := recover().(type) {
		case nil:
		case helped:
			code = exitDone
		default:
			panic(over)
		}
	}()
	var all commands
	parser, err := kong.New(&all,
		kong.Name("electready"),
		kong.Description(description),
		kong.Writers(c.out, c.err),
		kong.Exit(func(int) { panic(helped{}) }),
		kong.ConfigureHelp(kong.HelpOptions{NoExpandSubcommands: true, WrapUpperBound: 100}),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(c),
	)
	if err != nil {
		return c.fail(exitFailed, err)
	}
	call, err := parser.Parse(args)
	if err != nil {
		return c.fail(exitUsage, usageOf(err, args))
	}
	if c.data, err = dataDir(all.Data, c.env); err != nil {
		return c.fail(exitFailed, err)
	}
	if err := call.Run(); err != nil {
		return c.fail(exitFailed, explain(err, c.data))
	}
	return exitDone
}

// usageOf says what was wrong with a call, and where its right form stands.
func usageOf(err error, args []string) error {
	command := "electready"
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil {
		path := withoutArguments(parse.Context.Command())
		if path != "" && slices.Contains(args, strings.Fields(path)[0]) { // not one that was meant because none was said
			command += " " + path
		}
	}
	return fmt.Errorf("%w: see '%s --help'", err, command)
}

// withoutArguments is a command's path without the names of its arguments,
// which stand in angle brackets.
func withoutArguments(path string) string {
	words := strings.Fields(path)
	for i, w := range words {
		if strings.HasPrefix(w, "<") {
			return strings.Join(words[:i], " ")
		}
	}
	return path
}
