package assessment

import "strings"

// ProofLength is the number of signs of the receipt of somebody's answers:
// 28^16 are 76 bits. Nobody finds other answers that have the same.
const ProofLength = 16

// Withdrew is the deed of a person who took the own answers out.
const Withdrew = "withdrew"

// Proof is the receipt of a person's answers as they were after one of them was
// saved. It is short enough to be written on the card.
type Proof struct {
	Code string
	At   string // when the answer was saved
}

// ProofCode is the written form of a sum.
func ProofCode(sum []byte) string {
	var b strings.Builder
	for _, v := range sum[:ProofLength] {
		b.WriteByte(CodeAlphabet[int(v)%len(CodeAlphabet)])
	}
	return b.String()
}

// NormalizeProof is the receipt that somebody typed in its one written form, and
// whether it can be one.
func NormalizeProof(typed string) (string, bool) {
	code, ok := normalize(typed)
	return code, ok && len(code) == ProofLength
}

// SpacedProof is a receipt as it is shown, in groups of four.
func SpacedProof(code string) string {
	var out []string
	for len(code) > CodeLength/2 {
		out, code = append(out, code[:CodeLength/2]), code[CodeLength/2:]
	}
	return strings.Join(append(out, code), " ")
}

// FindProof looks for a receipt among those of today's rows: later is how many
// answers were saved after it. Not found: an answer that it stands for was
// changed or removed.
func FindProof(proofs []Proof, code string) (at Proof, later int, found bool) {
	for i, p := range proofs {
		if p.Code == code {
			return p, len(proofs) - 1 - i, true
		}
	}
	return Proof{}, 0, false
}
