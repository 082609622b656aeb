// Package chart turns figures into geometry: points, lengths and classes, never
// colours or words. Pages and reports draw the same shapes from it.
//
// Squares know, rounds do not: a level is a square filled in courses from the
// ground up, what has no level is round. It imports the QR library and nothing
// of ours.
package chart

import (
	"strconv"
	"strings"
)

// Shape is one element of a sign, on a square of [Unit]. Exactly one of its
// forms is set.
type Shape struct {
	Class  string // gives the colour
	Rect   *Rect
	Circle *Circle
	Path   string
	Stroke string // width of the line; empty: no line
}

// Rect is a rectangle.
type Rect struct{ X, Y, W, H string }

// Circle is a circle.
type Circle struct{ X, Y, R string }

// Unit is the side of the square that signs are drawn on.
const Unit = 24

// num prints a length with at most one decimal, half up.
func num(tenths int) string {
	s := strconv.Itoa(tenths/10) + "." + strconv.Itoa(tenths%10)
	return strings.TrimSuffix(s, ".0")
}

func rect(class, stroke string, x, y, w, h int) Shape {
	return Shape{Class: class, Stroke: stroke, Rect: &Rect{num(x), num(y), num(w), num(h)}}
}

func circle(class, stroke string, r int) Shape {
	return Shape{Class: class, Stroke: stroke, Circle: &Circle{"12", "12", num(r)}}
}

func path(class, stroke, d string) Shape {
	return Shape{Class: class, Stroke: stroke, Path: d}
}
