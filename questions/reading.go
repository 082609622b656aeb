package questions

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"electready/assessment"
)

// reading is one pass over the files of a bank: what was read, and every
// problem on the way.
type reading struct {
	files    folder
	bank     assessment.Bank
	limits   limits
	headers  map[string]header // by file
	lines    map[string]lines  // by file
	broken   map[string]bool   // files of which nothing could be read
	halved   bool              // a part of the structure is broken: nothing is compared with it
	problems Errors
}

// lines are the line numbers of one file by the path of keys and ids, joined
// by slashes.
type lines map[string]int

// problem notes what is wrong at a place in a file, and what to do about it.
// The place is a path of keys and ids; the nearest part of it that exists
// gives the line.
func (r *reading) problem(file, place, what, do string) {
	r.problems = append(r.problems, Problem{File: file, Line: r.line(file, place), What: what, Do: do})
}

func (r *reading) line(file, place string) int {
	for {
		if n, ok := r.lines[file][place]; ok {
			return n
		}
		cut := strings.LastIndexByte(place, '/')
		if cut < 0 {
			return 0
		}
		place = place[:cut]
	}
}

// decode reads one YAML file strictly into shape. It reports whether the file
// is there; what is wrong with it is noted.
func (r *reading) decode(file string, shape any) bool {
	data, ok := r.files[file]
	if !ok {
		return false
	}
	var tree yaml.Node
	if err := yaml.Unmarshal(data, &tree); err != nil {
		r.malformed(file, err)
		r.broken[file] = true
		return true
	}
	if len(tree.Content) == 0 {
		r.problem(file, "", "the file is empty", "fill it or take it away")
		r.broken[file] = true
		return true
	}
	r.lines[file] = lines{}
	r.index(file, "", &tree)

	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(shape); err != nil {
		r.malformed(file, err)
	} else if err := d.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		r.problem(file, "", "more than one document in the file", "remove the line --- and what follows it")
	}
	return true
}

// index notes the lines of a node and of all below it.
func (r *reading) index(file, place string, node *yaml.Node) {
	switch node.Kind {
	case yaml.DocumentNode:
		for _, n := range node.Content {
			r.index(file, place, n)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			at := join(place, node.Content[i].Value)
			r.lines[file][at] = node.Content[i].Line
			r.index(file, at, node.Content[i+1])
		}
	case yaml.SequenceNode:
		for i, n := range node.Content {
			at := join(place, itemName(n, i))
			r.lines[file][at] = n.Line
			r.index(file, at, n)
		}
	case yaml.AliasNode:
		r.problems = append(r.problems, Problem{
			File: file, Line: node.Line, What: "a reference to another part of the file (*)", Do: "write the value out",
		})
	}
}

// itemName is the id or key of a list's item, or its number.
func itemName(n *yaml.Node, i int) string {
	if n.Kind == yaml.MappingNode {
		for k := 0; k+1 < len(n.Content); k += 2 {
			if name := n.Content[k].Value; name == "id" || name == "key" {
				return n.Content[k+1].Value
			}
		}
	}
	return strconv.Itoa(i)
}

func join(place, name string) string {
	if place == "" {
		return name
	}
	return place + "/" + name
}

var (
	yamlLine     = regexp.MustCompile(`^(?:yaml: )?line (\d+): (.*)$`)
	unknownField = regexp.MustCompile(`^field (\S+) not found in type .*$`)
	setTwice     = regexp.MustCompile(`^(?:field (\S+) already set in type .*|mapping key "?([^"]*)"? already defined at line \d+)$`)
	wrongType    = regexp.MustCompile(`^cannot unmarshal (?:!!\w+ )?(.*?) into .*$`)
)

// malformed notes what the YAML reader says, in words for whoever writes.
func (r *reading) malformed(file string, err error) {
	var each *yaml.TypeError
	if !errors.As(err, &each) {
		r.malformedLine(file, err.Error())
		return
	}
	for _, message := range each.Errors {
		r.malformedLine(file, message)
	}
}

func (r *reading) malformedLine(file, message string) {
	message = strings.Join(strings.Fields(message), " ") // it may quote several lines
	p := Problem{File: file, What: strings.TrimPrefix(message, "yaml: "), Do: "mend the form of the line, or put its text in double quotes"}
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		p.Line, _ = strconv.Atoi(m[1])
		p.What = m[2]
	}
	if m := unknownField.FindStringSubmatch(p.What); m != nil {
		p.What, p.Do = fmt.Sprintf("unknown key %q", m[1]), "correct its spelling or remove it"
	} else if m := setTwice.FindStringSubmatch(p.What); m != nil {
		p.What, p.Do = fmt.Sprintf("%q stands twice", m[1]+m[2]), "keep one of the two"
		r.broken[file] = true // the reader skips what the key stands in
	} else if m := wrongType.FindStringSubmatch(p.What); m != nil {
		p.What, p.Do = "unexpected value "+m[1], "write the kind of value the neighbours have"
	}
	r.problems = append(r.problems, p)
}
