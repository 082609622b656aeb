package assessment

import (
	"reflect"
	"slices"
	"strings"
)

// Merging of rows, field by field. It goes by the types, so that a new field is
// merged like the others without a line here.

// statedEmpty are the fields whose empty value states something: nobody keeps
// the file, the agency did not leave, no lead time, nothing used, the first
// three channel types.
var statedEmpty = map[string]bool{
	"Custodian": true, "Left": true, "LeadDays": true, "Uses": true, "Channels": true,
}

// circumstance are the fields that say how a row came about.
var circumstance = map[string]bool{"Respondent": true, "At": true, "Origin": true, "Revision": true, "Round": true}

// fieldDifference is a field that two rows state differently.
type fieldDifference struct {
	field          string
	have, incoming any
}

// mergeFields completes row from incoming. With any difference the row must not
// be used.
func mergeFields[T any](row *T, incoming T) (filled bool, differs []fieldDifference) {
	return mergeStruct(reflect.ValueOf(row).Elem(), reflect.ValueOf(incoming))
}

func mergeStruct(row, incoming reflect.Value) (filled bool, differs []fieldDifference) {
	for i := range row.NumField() {
		field := row.Type().Field(i)
		have, in := row.Field(i), incoming.Field(i)
		switch {
		case field.Anonymous:
			inner, more := mergeStruct(have, in)
			filled, differs = filled || inner, append(differs, more...)
		case field.Name == "Origin" || equalValues(have, in) || isGap(field, in):
		case isGap(field, have):
			have.Set(in)
			filled = filled || !circumstance[field.Name]
		case circumstance[field.Name]:
		case have.Kind() == reflect.Map:
			merged, added, more := mergeTexts(have, in, jsonName(field))
			have.Set(merged)
			filled, differs = filled || added, append(differs, more...)
		default:
			differs = append(differs, fieldDifference{jsonName(field), have.Interface(), in.Interface()})
		}
	}
	return filled, differs
}

// equalValues compares lists of words as sets: their order states nothing.
func equalValues(a, b reflect.Value) bool {
	k := a.Kind()
	switch {
	case (k == reflect.Slice || k == reflect.Map) && a.Len() == 0 && b.Len() == 0:
		return true
	case k == reflect.Slice && a.Type().Elem().Kind() == reflect.String:
		return slices.Equal(sortedWords(a), sortedWords(b))
	}
	return reflect.DeepEqual(a.Interface(), b.Interface())
}

func sortedWords(list reflect.Value) []string {
	words := make([]string, list.Len())
	for i := range words {
		words[i] = list.Index(i).String()
	}
	slices.Sort(words)
	return words
}

// isGap reports whether the value leaves the field open. A tick that is not set
// is a statement.
func isGap(field reflect.StructField, v reflect.Value) bool {
	if statedEmpty[field.Name] {
		return false
	}
	switch v.Kind() {
	case reflect.Bool:
		return false
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	}
	return v.IsZero()
}

// mergeTexts merges texts by language.
func mergeTexts(have, in reflect.Value, name string) (merged reflect.Value, filled bool, differs []fieldDifference) {
	merged = reflect.MakeMap(have.Type())
	for _, key := range have.MapKeys() {
		merged.SetMapIndex(key, have.MapIndex(key))
	}
	for _, key := range in.MapKeys() {
		switch mine, text := merged.MapIndex(key), in.MapIndex(key); {
		case !mine.IsValid() || mine.IsZero():
			merged.SetMapIndex(key, text)
			filled = filled || !text.IsZero()
		case !text.IsZero() && !mine.Equal(text):
			differs = append(differs, fieldDifference{name + "." + key.String(), mine.Interface(), text.Interface()})
		}
	}
	slices.SortFunc(differs, func(a, b fieldDifference) int { return strings.Compare(a.field, b.field) })
	return merged, filled, differs
}

func jsonName(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	return name
}

// mark sets the origin of a row, where the row has one.
func mark[T any](row *T, origin string) {
	if field := reflect.ValueOf(row).Elem().FieldByName("Origin"); field.IsValid() {
		field.SetString(origin)
	}
}

// meet compares two rows of one key and returns what becomes of the first.
func meet[T any](m *merger, have, incoming T, align func(have, in *T)) (merged T, filled bool, differs []fieldDifference) {
	merged = have
	if align != nil {
		align(&merged, &incoming)
	}
	filled, differs = mergeFields(&merged, incoming)
	if len(differs) > 0 || !filled {
		return have, false, differs
	}
	mark(&merged, m.origin)
	return merged, true, nil
}

// count notes what became of a row that stood on both sides.
func (m *merger) count(filled bool) {
	if filled {
		m.report.Filled++
	} else {
		m.report.Agreed++
	}
}

// mergeKeyed merges lists whose rows have a key of their own.
func mergeKeyed[T any](m *merger, list string, have, incoming []T, key func(*T) rowKey, align func(have, in *T)) []T {
	out := slices.Clone(have)
	place := map[rowKey]int{}
	for i := range out {
		place[key(&out[i])] = i
	}
	for i := range incoming {
		k := key(&incoming[i])
		at, ok := place[k]
		if !ok {
			out = append(out, incoming[i])
			mark(&out[len(out)-1], m.origin)
			m.report.Added++
			continue
		}
		merged, filled, differs := meet(m, out[at], incoming[i], align)
		for _, d := range differs {
			m.differ(list, k, d.field, d.have, d.incoming)
		}
		if len(differs) == 0 {
			out[at] = merged
			m.count(filled)
		}
	}
	return out
}

// mergeRevised merges lists of revised rows: all revisions of a matter, or
// none. Only the last revision of both sides is filled: the others are replaced
// already.
func mergeRevised[T any](m *merger, list string, have, incoming []T, key func(*T) (rowKey, int), align func(have, in *T)) []T {
	type revision struct {
		key    rowKey
		number int
	}
	out := slices.Clone(have)
	place, last := map[revision]int{}, map[rowKey]int{}
	for i := range out {
		k, n := key(&out[i])
		place[revision{k, n}] = i
		last[k] = max(last[k], n)
	}
	disputed := map[rowKey]bool{}
	for i := range incoming {
		k, n := key(&incoming[i])
		if at, ok := place[revision{k, n}]; ok {
			_, _, differs := meet(m, out[at], incoming[i], align)
			disputed[k] = disputed[k] || len(differs) > 0
		}
		last[k] = max(last[k], n)
	}
	for i := range incoming {
		k, n := key(&incoming[i])
		at, ok := place[revision{k, n}]
		switch {
		case ok:
			merged, filled, differs := meet(m, out[at], incoming[i], align)
			for _, d := range differs {
				m.differ(list, k, d.field, d.have, d.incoming)
			}
			if disputed[k] {
				continue
			}
			if filled && n < last[k] {
				m.report.Older++
				continue
			}
			if filled {
				revise(&merged, incoming[i], n+1)
				out = append(out, merged)
			}
			m.count(filled)
		case disputed[k]:
			m.differ(list, k, "", nil, incoming[i])
		default:
			out = append(out, incoming[i])
			mark(&out[len(out)-1], m.origin)
			m.report.Added++
		}
	}
	return out
}

// revise makes a completed row a revision of its own, as late as the later of
// its two halves.
func revise[T any](row *T, incoming T, number int) {
	v := reflect.ValueOf(row).Elem()
	v.FieldByName("Revision").SetInt(int64(number))
	at, theirs := v.FieldByName("At"), reflect.ValueOf(incoming).FieldByName("At").String()
	if instant(at.String()).Before(instant(theirs)) {
		at.SetString(theirs)
	}
}

// mergeSequences merges lists whose rows have no key but their place: where one
// side holds all rows about a matter that the other does, in the same order,
// what comes behind is taken. What comes before a row that stands here was
// replaced by it.
func mergeSequences[T any](m *merger, list string, have, incoming []T, key func(*T) rowKey) []T {
	var order []rowKey
	mine, theirs := map[rowKey][]T{}, map[rowKey][]T{}
	for i := range have {
		k := key(&have[i])
		mine[k] = append(mine[k], have[i])
	}
	for i := range incoming {
		k := key(&incoming[i])
		if theirs[k] == nil {
			order = append(order, k)
		}
		theirs[k] = append(theirs[k], incoming[i])
	}
	out := slices.Clone(have)
	for _, k := range order {
		if _, ok := contained(theirs[k], mine[k]); ok {
			m.report.Agreed += len(theirs[k])
			continue
		}
		places, ok := contained(mine[k], theirs[k])
		if !ok {
			m.differ(list, k, "", mine[k], theirs[k])
			continue
		}
		behind := theirs[k]
		if len(places) > 0 {
			behind = behind[places[len(places)-1]+1:]
		}
		m.report.Agreed += len(mine[k])
		m.report.Older += len(theirs[k]) - len(mine[k]) - len(behind)
		m.report.Added += len(behind)
		out = append(out, marked(m, behind)...)
	}
	return out
}

func marked[T any](m *merger, rows []T) []T {
	out := slices.Clone(rows)
	for i := range out {
		mark(&out[i], m.origin)
	}
	return out
}

// contained reports whether every row of short stands in long in the same
// order, and where. Rows agree when neither states what the other states
// differently.
func contained[T any](short, long []T) (places []int, ok bool) {
	at := 0
	for i := range short {
		for ; at < len(long); at++ {
			row := long[at]
			if _, differs := mergeFields(&row, short[i]); len(differs) == 0 {
				break
			}
		}
		if at == len(long) {
			return nil, false
		}
		places = append(places, at)
		at++
	}
	return places, true
}
