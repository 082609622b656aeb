package questions

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// apply writes the changes into copies of the files, and reads the bank as it
// would be.
func (e *editing) apply(files folder) (*Edited, error) {
	edited := &Edited{Changes: e.changes, Files: map[string][]byte{}}
	trees := map[string]*proseTree{}
	for _, c := range e.changes {
		file := c.text.file(c.Language)
		tree := trees[file]
		if tree == nil {
			var err error
			if tree, err = openTree(files, file, e.bank.Date, e.texts); err != nil {
				return nil, err
			}
			trees[file] = tree
		}
		tree.set(c.text, c.To)
	}
	for file, tree := range trees {
		data, err := tree.bytes()
		if err != nil {
			return nil, err
		}
		edited.Files[file] = data
	}
	if err := edited.verify(files); err != nil {
		return nil, err
	}
	return edited, nil
}

// proseTree is a file of prose that is edited in place, so that comments, order
// and quotes of all other lines stay.
type proseTree struct {
	root  *yaml.Node
	order map[string]int // of every path, and of what it passes through
}

// openTree reads a file of prose, or begins one as a draft.
func openTree(files folder, file, date string, all []text) (*proseTree, error) {
	t := &proseTree{order: map[string]int{}}
	part := strings.TrimSuffix(file[strings.IndexByte(file, '/')+1:], ".yaml")
	for i, x := range all {
		for n := range x.path {
			place := strings.Join(x.path[:n+1], "/")
			if _, seen := t.order[place]; !seen && x.part == part {
				t.order[place] = i
			}
		}
	}
	data, exists := files[file]
	if !exists {
		data = []byte("status: draft\nreviewer: \"\"\ndate: " + date + "\n")
	}
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		return nil, err
	}
	t.root = &document
	return t, nil
}

func (t *proseTree) bytes() ([]byte, error) {
	var out bytes.Buffer
	e := yaml.NewEncoder(&out)
	e.SetIndent(2)
	if err := e.Encode(t.root); err != nil {
		return nil, err
	}
	return out.Bytes(), e.Close()
}

// set writes one text, or takes it out if it is empty.
func (t *proseTree) set(x text, value string) {
	if value == "" {
		t.remove(t.root.Content[0], x.path)
		return
	}
	node := t.root.Content[0]
	for i, key := range x.path {
		if n, err := strconv.Atoi(key); err == nil && node.Kind == yaml.SequenceNode {
			for len(node.Content) <= n {
				node.Content = append(node.Content, &yaml.Node{Kind: yaml.ScalarNode})
			}
			node = node.Content[n]
			continue
		}
		node = t.child(node, x.path[:i], key, kindOfNode(x.path, i))
	}
	node.Kind, node.Tag, node.Value = yaml.ScalarNode, "!!str", value
	if node.Style == 0 && !plain(value) {
		node.Style = yaml.DoubleQuotedStyle
	}
}

// kindOfNode is the kind of the value below a path's i-th key.
func kindOfNode(path []string, i int) yaml.Kind {
	if i == len(path)-1 {
		return yaml.ScalarNode
	}
	if _, err := strconv.Atoi(path[i+1]); err == nil {
		return yaml.SequenceNode
	}
	return yaml.MappingNode
}

// child is the value of a key, put in at its place in the bank's order if it is
// not there yet.
func (t *proseTree) child(mapping *yaml.Node, above []string, key string, kind yaml.Kind) *yaml.Node {
	for i := 0; i < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			if value := mapping.Content[i+1]; value.Kind == kind {
				return value
			}
			mapping.Content[i+1] = &yaml.Node{Kind: kind} // a key that held nothing
			return mapping.Content[i+1]
		}
	}
	rank := func(name string) int {
		if n, ok := t.order[strings.Join(append(slices.Clone(above), name), "/")]; ok {
			return n
		}
		return -1 // the head of the file
	}
	at := len(mapping.Content)
	for i := 0; i < len(mapping.Content); i += 2 {
		if rank(mapping.Content[i].Value) > rank(key) {
			at = i
			break
		}
	}
	value := &yaml.Node{Kind: kind}
	mapping.Content = slices.Insert(mapping.Content, at, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, value)
	if mapping.Style == yaml.FlowStyle && len(mapping.Content) == 2 {
		mapping.Style = 0 // {} was written for nothing
	}
	return value
}

// remove takes out a text, the whole list it is an entry of, and whatever is
// empty then.
func (t *proseTree) remove(node *yaml.Node, path []string) {
	if node.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i < len(node.Content); i += 2 {
		if node.Content[i].Value != path[0] {
			continue
		}
		below := node.Content[i+1]
		if len(path) > 1 && below.Kind == yaml.MappingNode {
			t.remove(below, path[1:])
			if len(below.Content) > 0 {
				return
			}
		}
		node.Content = slices.Delete(node.Content, i, i+2)
		return
	}
}

// plain reports whether a text reads the same without quotes.
func plain(value string) bool {
	if strings.Contains(value, ": ") || strings.Contains(value, " #") || strings.HasSuffix(value, ":") {
		return false
	}
	return !strings.ContainsAny(value[:1], "-?:,[]{}#&*!|>'\"%@`= ")
}

// verify reads the bank with the changed files in place.
func (e *Edited) verify(files folder) error {
	after := maps.Clone(files)
	maps.Copy(after, e.Files)
	if problems := read(after).problems; len(problems) > 0 {
		return problems.sorted()
	}
	return nil
}
