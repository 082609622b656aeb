package templates

import (
	"strings"

	"electready/assessment"
	"electready/assessment/chart"
)

var (
	exampleSum  = strings.Repeat("9f86d081884c7d65", 4)
	exampleFile = FileLine{At: at(15, 20), Name: "electready-w-7k2m9xqa-room.json.age", SHA256: exampleSum}
)

func linkExamples() []example {
	frame := conducting(PageLinks, "/links")
	qr, err := chart.NewQR("https://192.168.8.2:8443/l/Jm3tO0q8x2p5Yv7kq1aZ9c4n6b8m0w2e4r6t8y0u2i4")
	if err != nil {
		panic(err) // the address is short
	}
	links := Links{
		Frame: frame, Workshop: exampleWorkshop, Offered: bothLanguages, Chosen: "en",
		Links: []LinkLine{
			{Seq: 3, Role: assessment.ObserverRole, Lang: "ka", Made: at(10, 30)},
			{Seq: 2, Role: assessment.ScreenRole, Lang: "en", Made: at(9, 5), Opened: at(9, 7)},
			{Seq: 1, Role: assessment.ScreenRole, Made: at(8, 55), Opened: at(8, 56), Ended: at(9, 4)},
		},
	}
	issued, none, over := links, links, links
	issued.Issued = &IssuedLink{Role: assessment.ScreenRole, Address: "https://192.168.8.2:8443/l/Jm3tO0q8x2p5Yv7kq1aZ9c4n6b8m0w2e4r6t8y0u2i4", QR: qr}
	none.Links, none.Offered = nil, nil
	over.ReadOnly = true
	return []example{
		{"page-ending-links", LinksPage(links)},
		{"page-ending-links-issued", LinksPage(issued)},
		{"page-ending-links-none", LinksPage(none)},
		{"page-ending-links-over", LinksPage(over)},
	}
}

func endExamples() []example {
	end := End{
		Head:  "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		Frame: conducting(PageEnd, "/end"), Workshop: exampleWorkshop, Title: workshopTitle, State: assessment.Running,
		HandedOut: []FileLine{exampleFile},
	}
	end.Idle = 1800
	named, problem, over, reopens := end, end, end, end
	named.Custodian, named.HandedOut = "Central Election Commission", nil
	problem.Custodian, problem.Typed = named.Custodian, "Election readiness"
	problem.Problems = []Problem{
		{Field: "title", Key: ProblemTitleDiffers},
		{Field: "agree", Key: ProblemAgree},
		{Field: "passphrase", Key: ProblemPassphraseShort, Args: []any{"limit", 12}},
		{Key: ProblemNoCustodian},
		{Key: ProblemHandedOver},
	}
	over.State, over.Custodian = assessment.HandedOver, named.Custodian
	over.File = &HandedOverFile{FileLine: FileLine{At: at(16, 2), Name: "electready-w-7k2m9xqa-custodian.json.age", SHA256: exampleSum}, Custodian: named.Custodian}
	reopens.State, reopens.Reopens = assessment.HandedOver, true
	return []example{
		{"page-ending-end", EndPage(end)},
		{"page-ending-end-custodian", EndPage(named)},
		{"page-ending-end-problem", EndPage(problem)},
		{"page-ending-end-over", EndPage(over)},
		{"page-ending-end-reopens", EndPage(reopens)},
	}
}

func receiptExamples() []example {
	receipt := Receipt{
		Frame: trainer("/w/w-7k2m9xqa/receipt"), Workshop: exampleWorkshop, At: at(15, 55), Rows: 4312,
		Backups: []string{"20261126T140000.000Z-every-ten-minutes.db", "20261126T143000.000Z-lock.db"},
		Fresh:   FileLine{Name: "20261126T155500.000Z-after-erase.db", SHA256: exampleSum}, HandedOut: []FileLine{exampleFile},
		Deeds: 84, Head: exampleSum, Others: 1,
	}
	bare := receipt
	bare.Backups, bare.HandedOut, bare.Others = nil, nil, 0
	bare.Left = []string{"20261126T143000.000Z-lock.db: permission denied"}
	list := Workshops{Frame: trainer("/trainer"), Receipts: []ReceiptLine{{Workshop: exampleWorkshop, At: at(15, 55)}}}
	return []example{
		{"page-ending-receipt", ReceiptPage(receipt)},
		{"page-ending-receipt-left", ReceiptPage(bare)},
		{"page-ending-receipt-screen", ReceiptScreenPage(receipt)},
		{"page-ending-screen-over", ScreenOverPage(Frame{})},
		{"page-ending-erased", ErasedPage(ErasedWorkshop{Frame: visitor("/tasks"), At: at(15, 55)})},
		{"page-trainer-workshops-erased", WorkshopsPage(list)},
	}
}
