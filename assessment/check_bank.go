package assessment

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// checkBank judges the form of a bank that came with a document: everything
// that a figure is computed from, and every reference inside it.
func (c *checker) checkBank(path string, b *Bank) {
	eachOnce(c, path+".languages", b.Languages, c.language)
	eachOnce(c, path+".kinds", b.Kinds, func(at string, k Kind) { oneOf(c, at, k, Kinds...) })
	eachOnce(c, path+".uses", b.Uses, func(at string, u Use) { oneOf(c, at, u, Uses...) })
	themes, sections, questions := map[string]string{}, map[string]string{}, map[string]string{}
	for i := range b.Themes {
		theme := &b.Themes[i]
		at := listRow(path+".themes", i)
		c.id(at+".id", theme.ID)
		onlyRow(c, themes, theme.ID, at, "id")
		for j := range theme.Sections {
			section := &theme.Sections[j]
			in := listRow(at+".sections", j)
			c.id(in+".id", section.ID)
			onlyRow(c, sections, section.ID, in, "id")
			for k := range section.Questions {
				q := &section.Questions[k]
				here := listRow(in+".questions", k)
				c.checkQuestion(here, q)
				onlyRow(c, questions, q.ID, here, "id")
			}
		}
	}
	c.checkShared(path, b)
	for tag, prose := range b.Prose {
		c.language(path+".prose", tag)
		if prose == nil {
			c.flaw(path+".prose."+tag, "is empty")
		}
	}
	c.texts(path, reflect.ValueOf(b).Elem())
}

// texts checks every text within a value, keys of maps too.
func (c *checker) texts(path string, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		c.text(path, v.String())
	case reflect.Pointer:
		if !v.IsNil() {
			c.texts(path, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			c.texts(listRow(path, i), v.Index(i))
		}
	case reflect.Map:
		for _, key := range slices.SortedFunc(slices.Values(v.MapKeys()), byString) {
			at := fmt.Sprintf("%s.%.60s", path, key)
			c.texts(at, key)
			c.texts(at, v.MapIndex(key))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			c.texts(path+"."+jsonName(v.Type().Field(i)), v.Field(i))
		}
	}
}

func byString(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) }

func (c *checker) checkQuestion(path string, q *Question) {
	c.id(path+".id", q.ID)
	oneOf(c, path+".about", q.About, Own, Shared)
	c.within(path+".weight", q.Weight, 1, 3)
	c.within(path+".target", q.Target, 0, TopLevel)
	eachOnce(c, path+".applies_to", q.AppliesTo, func(at string, k Kind) { oneOf(c, at, k, Kinds...) })
	eachOnce(c, path+".needs", q.Needs, func(at string, u Use) { oneOf(c, at, u, Uses...) })
	seen := map[string]string{}
	for i, s := range q.Steps {
		at := listRow(path+".steps", i)
		c.id(at+".id", s.ID)
		c.count(at+".days", s.Days, 0)
		onlyRow(c, seen, s.ID, at, "id")
	}
}

// checkShared judges what a bank says about statements.
func (c *checker) checkShared(path string, b *Bank) {
	expected := map[ExpectedChannel]string{}
	for i, e := range b.Expected {
		at := listRow(path+".expected_channels", i)
		oneOf(c, at+".type", e.Type, ChannelTypes...)
		oneOf(c, at+".from", e.From, Kinds...)
		oneOf(c, at+".to", e.To, Kinds...)
		onlyRow(c, expected, e, at, "type, from and to")
	}
	seen := map[string]string{}
	for i, s := range b.Scenarios {
		at := listRow(path+".scenarios", i)
		c.id(at+".id", s.ID)
		eachOnce(c, at+".tasks", s.Tasks, c.id)
		onlyRow(c, seen, s.ID, at, "id")
	}
	systems := map[string]string{}
	for i, s := range b.Systems {
		at := listRow(path+".systems", i)
		c.id(at+".id", s.ID)
		onlyRow(c, systems, s.ID, at, "id")
	}
	principles := map[string]string{}
	for i, p := range b.Principles {
		at := listRow(path+".principles", i)
		c.id(at+".id", p.ID)
		onlyRow(c, principles, p.ID, at, "id")
	}
}

// within checks a number between two limits.
func (c *checker) within(path string, n, least, most int) {
	if n < least || n > most {
		c.flaw(path, "%d is not between %d and %d", n, least, most)
	}
}
