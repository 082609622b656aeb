package assessment

import "reflect"

// SameRules reports whether two banks ask and score the same: everything that
// figures rest on, whatever is said around it.
func SameRules(a, b *Bank) bool {
	return a == b || sameValue(reflect.ValueOf(a.rules()), reflect.ValueOf(b.rules()))
}

// rules is the bank without what is only said.
func (b *Bank) rules() Bank {
	return Bank{
		ID: b.ID, Version: b.Version, Themes: b.Themes, Expected: b.Expected,
		Scenarios: b.Scenarios, Systems: b.Systems, Principles: b.Principles,
	}
}

// sameValue compares two values of one type. A list that is left out is empty.
func sameValue(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			if !sameValue(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !sameValue(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Map:
		if a.Len() != b.Len() {
			return false
		}
		for _, key := range a.MapKeys() {
			if other := b.MapIndex(key); !other.IsValid() || !sameValue(a.MapIndex(key), other) {
				return false
			}
		}
		return true
	}
	return a.Equal(b)
}
