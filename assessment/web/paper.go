package web

import (
	"context"
	"net/http"
	"time"

	"electready/assessment"
	"electready/templates"
)

// paperStore is what the pages that agencies take home need of the database.
type paperStore interface {
	Papers(ctx context.Context, actor assessment.Actor, today string) (*assessment.Document, assessment.Papers, error)
}

// showPapers handles the "GET /papers" route: the three pages of the lead's own
// agency.
func showPapers(c *call) error {
	d, papers, err := c.Store.Papers(c.Request().Context(), c.actor(), c.now().Format(time.DateOnly))
	if err != nil {
		return err
	}
	b, err := c.bank(d)
	if err != nil {
		return err
	}
	vm := c.papers(d, c.seatFrame(d, templates.PagePapers), "/result")
	vm.Sheets = []templates.Sheets{c.sheets(b, d, papers)}
	return c.render(http.StatusOK, templates.PapersPage(vm))
}

// showAllPapers handles the "GET /w/:id/papers" route: the pages of all agencies,
// to print. Until statements are locked, the trainer reads none of them.
func showAllPapers(c *call) error {
	r, err := c.relation()
	if err != nil {
		return err
	}
	d := *r.doc
	if !r.readable() {
		d.Channels, d.Claims, d.Stakes = nil, nil, nil
	}
	vm := c.papers(&d, c.trainerFrame(&d, templates.PagePapers), "/w/"+d.ID)
	vm.Early = d.Workshop.Statements && !r.readable()
	_, contacts, err := c.Store.Contacts(c.Request().Context(), c.actor(), d.ID)
	if err != nil {
		return err
	}
	for _, a := range d.Agencies {
		if a.Left != "" {
			continue
		}
		papers, err := assessment.PapersOf(r.bank, &d, r.stage.Round, a.ID, c.now().Format(time.DateOnly))
		if err != nil {
			return err
		}
		vm.Sheets = append(vm.Sheets, c.sheets(r.bank, &d, papers.With(contacts.ReadBy(&d, a.ID))))
	}
	return c.render(http.StatusOK, templates.PapersPage(vm))
}

func (c *call) papers(d *assessment.Document, f templates.Frame, back string) templates.Papers {
	return templates.Papers{Frame: f, Back: back, Workshop: d.Workshop.Title, Day: c.now(), Election: day(d.Workshop.ElectionDay)}
}

// sheets put an agency's pages into words.
func (c *call) sheets(b *assessment.Bank, d *assessment.Document, p assessment.Papers) templates.Sheets {
	text := func(get getter) templates.Text { return prose(b, c.printer.Lang(), get) }
	vm := templates.Sheets{Agency: p.Agency.Name, One: p.One}
	if p.Own != nil {
		vm.Role, vm.Night = p.Own.Role, p.Own.Night
	}
	for _, peer := range p.Peers {
		line := templates.PaperPeer{Name: nameOf(d, peer.Agency)}
		if peer.Line != nil {
			line.Role, line.Night, line.Called = peer.Line.Role, peer.Line.Night, c.calledAt("", peer.Called)
		}
		for _, about := range peer.About {
			line.About = append(line.About, templates.PaperChannel{
				Type: text(typeName(about.Type)), Tell: about.Tell, Hear: about.Hear, AtNight: about.AtNight,
				Via: paperName(d, about.Via),
			})
		}
		vm.Peers = append(vm.Peers, line)
	}
	for _, pc := range p.Cases {
		line := templates.PaperCase{Title: text(scenarioTitle(pc.Scenario))}
		for _, task := range pc.Tasks {
			line.Tasks = append(line.Tasks, templates.PaperTask{
				Name: text(taskName(task.Task)), Claim: task.Own.Claim, Other: paperName(d, task.Own.Other), Basis: task.Own.Basis,
				Lead: paperName(d, task.Outcome.Agency), LeadBasis: task.Outcome.Basis, Due: day(task.Outcome.Due),
			})
		}
		vm.Cases = append(vm.Cases, line)
	}
	for _, a := range p.Actions {
		line := templates.PaperAction{Title: a.Title, Done: a.Done, StartBy: day(a.StartBy), Due: day(a.Due), TooLate: a.Feasibility == assessment.TooLate}
		for _, partner := range a.Partners {
			line.Partners = append(line.Partners, nameOf(d, partner))
		}
		vm.Actions = append(vm.Actions, line)
	}
	return vm
}

// paperName is the name of an agency that may be left out.
func paperName(d *assessment.Document, agency string) string {
	if agency == "" {
		return ""
	}
	return nameOf(d, agency)
}

// day reads a day; one that is none stays zero, and is not shown.
func day(text string) time.Time {
	at, _ := time.Parse(time.DateOnly, text)
	return at
}
