package templates

func proofExamples() []example {
	v := Proof{Frame: police("/receipt"), Code: "K7QM 4XRT 9HAC 2WDE", Answers: 23, At: at(11, 5), Withdraws: true}
	page := func(name string, change func(*Proof)) example {
		out := v
		change(&out)
		return example{"page-receipt-" + name, ProofPage(out)}
	}
	return []example{
		{"page-check", CheckPage(Check{
			Host: "192.168.8.2", Secure: true, Fingerprint: []string{"9F86", "D081"}, Names: []string{"https://room.example:8443/"}, Visit: "v1",
		})},
		{"page-check-known", CheckPage(Check{Host: "room.example", Secure: true, Visit: "v1"})},
		{"page-check-plain", CheckPage(Check{Frame: Frame{PlainHTTP: true}, Host: "192.168.8.2", Visit: "v1"})},
		{"page-receipt", ProofPage(v)},
		page("none", func(p *Proof) { p.Code, p.Answers = "", 0 }),
		page("same", func(p *Proof) { p.Typed, p.Checked = v.Code, &CheckedProof{Found: true, At: at(11, 5)} }),
		page("later", func(p *Proof) {
			p.Typed, p.Checked, p.Lead = "X7QM 4XRT 9HAC 2WDE", &CheckedProof{Found: true, Later: 4, At: at(10, 42)}, true
		}),
		page("differs", func(p *Proof) { p.Typed, p.Checked, p.Withdraws = "X7QM 4XRT 9HAC 2WDE", &CheckedProof{}, false }),
		page("problem", func(p *Proof) {
			p.Typed, p.Answers = "K7QM", 1
			p.Problems = []Problem{{Field: "check", Key: ProblemProofLength}, {Field: "sure", Key: ProblemWithdraw}}
		}),
	}
}
