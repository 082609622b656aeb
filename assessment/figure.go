package assessment

import (
	"math/big"
	"strconv"
	"strings"
)

// Figure is an exact value with the number of decimals it is printed with. It
// is rounded once, half up, when it is printed.
type Figure struct {
	value    *big.Rat
	decimals int
}

// NewFigure is value, printed with a number of decimals.
func NewFigure(value *big.Rat, decimals int) Figure {
	return Figure{value: new(big.Rat).Set(value), decimals: decimals}
}

// Rat is a copy of the exact value.
func (f Figure) Rat() *big.Rat {
	if f.value == nil {
		return new(big.Rat)
	}
	return new(big.Rat).Set(f.value)
}

// Cmp compares exact values: -1, 0 or +1 as f is less than, equal to or greater
// than g.
func (f Figure) Cmp(g Figure) int { return f.Rat().Cmp(g.Rat()) }

// Points is the value in whole points, half up, as pages show it.
func (f Figure) Points() int {
	n, _ := strconv.Atoi(f.round(0))
	return n
}

// String is the value in decimal digits.
func (f Figure) String() string { return f.round(f.decimals) }

// MarshalJSON prints the value as a number.
func (f Figure) MarshalJSON() ([]byte, error) { return []byte(f.String()), nil }

// round is the value rounded half up (towards more) to a number of decimals.
func (f Figure) round(decimals int) string {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	scaled := new(big.Rat).Mul(f.Rat(), new(big.Rat).SetInt(scale))
	scaled.Add(scaled, big.NewRat(1, 2))
	whole := new(big.Int).Div(scaled.Num(), scaled.Denom()) // Euclid's: floor for a positive divisor
	if decimals == 0 {
		return whole.String()
	}
	sign := ""
	if whole.Sign() < 0 {
		sign = "-"
		whole.Neg(whole)
	}
	digits := whole.String()
	if pad := decimals + 1 - len(digits); pad > 0 {
		digits = strings.Repeat("0", pad) + digits
	}
	point := len(digits) - decimals
	return sign + digits[:point] + "." + digits[point:]
}
