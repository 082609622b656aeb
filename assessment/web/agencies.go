package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"electready/assessment"
	"electready/assessment/chart"
	"electready/templates"
)

// showAgencies handles the "GET /w/:id/agencies" route.
func showAgencies(c *call) error { return c.renderAgencies(http.StatusOK, agenciesPage{}) }

// agenciesPage is what a page of the agencies carries beside what is stored.
type agenciesPage struct {
	fresh    templates.AgencyForm            // of a new agency, as typed
	typed    map[string]templates.AgencyForm // of one that is there, as typed
	confirm  map[string]string
	theirs   map[string]*templates.Meanwhile // what somebody else saved
	issued   *templates.IssuedCode
	problems []templates.Problem
}

func (c *call) renderAgencies(status int, page agenciesPage) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	cards, _, err := c.Store.Cards(c.Request().Context(), c.actor(), d.ID)
	if err != nil {
		return err
	}
	paper, err := c.onPaper(d.ID)
	if err != nil {
		return err
	}
	vm := templates.Agencies{
		Frame: c.trainerFrame(d, templates.PageAgencies), Workshop: d.ID, New: page.fresh, Change: c.QueryParam("change"), Issued: page.issued, Problems: page.problems,
		ReadOnly: d.Workshop.State != assessment.Running && d.Workshop.State != assessment.Preparing,
	}
	if vm.New.Seats == "" {
		vm.New.Seats = strconv.Itoa(seatsHere)
	}
	for _, k := range b.Kinds {
		vm.Kinds = append(vm.Kinds, templates.KindOption{Kind: k, Name: c.kindName(b, k)})
	}
	for _, a := range d.Agencies {
		row := templates.AgencyRow{
			ID: a.ID, KindName: c.kindName(b, a.Kind), Name: a.Name, Seats: a.Seats, Left: moment(a.Left), Confirm: page.confirm[a.ID],
			Form: agencyForm(a), Mark: assessment.AgencyMark(a), Meanwhile: page.theirs[a.ID],
		}
		if typed, ok := page.typed[a.ID]; ok {
			row.Form, row.Mark = typed, c.markFor(status, row.Mark)
		}
		for _, card := range cards {
			row.SlipUsed = row.SlipUsed || card.Agency.ID == a.ID && card.Used != ""
		}
		for _, r := range d.Respondents {
			if r.Agency == a.ID {
				row.Taken = append(row.Taken, templates.TakenSeat{Respondent: r.ID, Number: r.Seat, Lead: r.Lead, Aside: r.Aside, Paper: paper[r.ID]})
			}
		}
		vm.Agencies = append(vm.Agencies, row)
	}
	return c.render(status, templates.AgenciesPage(vm))
}

func agencyForm(a assessment.Agency) templates.AgencyForm {
	return templates.AgencyForm{Kind: a.Kind, Name: a.Name, Short: a.Short, Seats: strconv.Itoa(a.Seats)}
}

func (c *call) readAgency() templates.AgencyForm {
	return templates.AgencyForm{
		Kind: assessment.Kind(c.field("kind")), Name: c.field("name"), Short: c.field("short"), Seats: c.field("seats"),
	}
}

func newAgency(f templates.AgencyForm) assessment.NewAgency {
	seats, _ := strconv.Atoi(f.Seats)
	return assessment.NewAgency{Kind: f.Kind, Name: f.Name, Short: f.Short, Seats: seats}
}

// judgeAgency says what is wrong with an agency; other holds the short names of
// the others.
func judgeAgency(f templates.AgencyForm, suffix string, others []string) []templates.Problem {
	problems := agencyProblems(templates.PlanAgency{Name: f.Name, Short: f.Short, Seats: f.Seats}, suffix)
	if slices.ContainsFunc(others, func(o string) bool { return strings.EqualFold(o, f.Short) }) {
		problems = append(problems, templates.Problem{Field: "short" + suffix, Key: templates.ProblemAgencySame})
	}
	return problems
}

func shortsBut(d *assessment.Document, agency string) []string {
	var out []string
	for _, a := range d.Agencies {
		if a.ID != agency {
			out = append(out, a.Short)
		}
	}
	return out
}

// saveNewAgency handles the "POST /w/:id/agencies" route: one that comes late.
func saveNewAgency(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	f := c.readAgency()
	problems := judgeAgency(f, "", shortsBut(d, ""))
	if !slices.Contains(b.Kinds, f.Kind) {
		problems = append(problems, templates.Problem{Field: "kind", Key: templates.ProblemAgencyKind})
	}
	if len(problems) > 0 {
		return c.renderAgencies(http.StatusUnprocessableEntity, agenciesPage{fresh: f, problems: problems})
	}
	if _, err := c.Store.AddAgency(c.Request().Context(), c.actor(), d.ID, newAgency(f)); err != nil {
		return err
	}
	return c.agencySaved(d.ID, templates.NoticeAgencyAdded, f.Name)
}

func (c *call) agencySaved(workshop, notice, name string) error {
	if err := c.notice(notice, "agency", name); err != nil {
		return err
	}
	return c.see("/w/" + workshop + "/agencies")
}

// saveAgency handles the "POST /w/:id/agencies/:agency" route.
func saveAgency(c *call) error {
	d, a, err := c.agency()
	if err != nil {
		return err
	}
	f := c.readAgency()
	f.Kind = a.Kind
	problems := judgeAgency(f, "-"+a.ID, shortsBut(d, a.ID))
	if len(problems) > 0 {
		return c.renderAgencies(http.StatusUnprocessableEntity, agenciesPage{typed: map[string]templates.AgencyForm{a.ID: f}, problems: problems})
	}
	err = c.Store.ChangeAgency(c.Request().Context(), c.actor(), d.ID, a.ID, newAgency(f), c.seen())
	if errors.Is(err, assessment.ErrStale) {
		return c.agencyMeanwhile(f)
	}
	if err != nil {
		return err
	}
	return c.agencySaved(d.ID, templates.NoticeAgencyChanged, f.Name)
}

// agencyMeanwhile shows what was typed of an agency, beside what somebody else
// saved meanwhile.
func (c *call) agencyMeanwhile(f templates.AgencyForm) error {
	d, a, err := c.agency() // as it is now
	if err != nil {
		return err
	}
	theirs, err := c.meanwhile(d.ID, templates.Meanwhile{
		Form: "change-" + a.ID, Keep: "/w/" + d.ID + "/agencies", Lines: templates.AgencyVersions(a.ID, agencyForm(*a), f),
	}, a.ID, "changed agency")
	if err != nil {
		return err
	}
	problems := []templates.Problem{problemMeanwhile("name-" + a.ID)}
	theirs.Place(problems)
	return c.renderAgencies(http.StatusConflict, agenciesPage{
		typed: map[string]templates.AgencyForm{a.ID: f}, theirs: map[string]*templates.Meanwhile{a.ID: theirs}, problems: problems,
	})
}

// agency finds the agency that a path names.
func (c *call) agency() (*assessment.Document, *assessment.Agency, error) {
	return c.agencyByID(c.Param("agency"))
}

func (c *call) agencyByID(id string) (*assessment.Document, *assessment.Agency, error) {
	d, _, err := c.conducted()
	if err != nil {
		return nil, nil, err
	}
	a, ok := d.AgencyByID(id)
	if !ok {
		return nil, nil, assessment.ErrNotFound
	}
	return d, a, nil
}

// saveCode handles the "POST /w/:id/agencies/:agency/code" route: a new card or
// a new slip; the old one is dead.
func saveCode(c *call) error {
	d, a, err := c.agency()
	if err != nil {
		return err
	}
	slip := c.field("kind") == "slip"
	if err := c.Store.RenewCode(c.Request().Context(), c.actor(), d.ID, a.ID, slip); err != nil {
		return err
	}
	key := templates.NoticeCardRenewed
	if slip {
		key = templates.NoticeSlipRenewed
	}
	return c.agencySaved(d.ID, key, a.Name)
}

// saveLeft handles the "POST /w/:id/agencies/:agency/left" route. The short
// name is typed, because there is no way back.
func saveLeft(c *call) error {
	d, a, err := c.agency()
	if err != nil {
		return err
	}
	if typed := c.field("short"); !strings.EqualFold(typed, a.Short) {
		return c.renderAgencies(http.StatusUnprocessableEntity, agenciesPage{
			confirm:  map[string]string{a.ID: typed},
			problems: []templates.Problem{{Field: "confirm-" + a.ID, Key: templates.ProblemAgencyConfirm, Args: []any{"short", a.Short}}},
		})
	}
	if err := c.Store.LeaveAgency(c.Request().Context(), c.actor(), d.ID, a.ID); err != nil {
		return err
	}
	return c.agencySaved(d.ID, templates.NoticeAgencyLeft, a.Name)
}

// saveSeatCode handles the "POST /w/:id/seats/:respondent/code" route: a new
// personal code, shown this once.
func saveSeatCode(c *call) error {
	d, _, err := c.conducted()
	if err != nil {
		return err
	}
	r, ok := d.RespondentByID(c.Param("respondent"))
	if !ok {
		return assessment.ErrNotFound
	}
	code, err := c.Store.RenewPersonal(c.Request().Context(), c.actor(), d.ID, r.ID)
	if err != nil {
		return err
	}
	issued := &templates.IssuedCode{Number: r.Seat, Code: assessment.SpacedCode(code)}
	if a, ok := d.AgencyByID(r.Agency); ok {
		issued.Short = a.Short
	}
	return c.renderAgencies(http.StatusOK, agenciesPage{issued: issued})
}

// showCards handles the "GET /w/:id/cards" route: what is printed.
func showCards(c *call) error {
	d, _, err := c.conducted()
	if err != nil {
		return err
	}
	cards, address, err := c.Store.Cards(c.Request().Context(), c.actor(), d.ID)
	if err != nil {
		return err
	}
	if address == "" {
		address = c.network().Address
	}
	vm := templates.Cards{
		Frame: c.trainerFrame(d, templates.PageCards), Workshop: d.ID, Title: d.Workshop.Title, Rule: d.Workshop.Disclosure,
		Custodian: d.Workshop.Custodian, Address: address, Fingerprint: c.fingerprint(address),
	}
	for _, card := range cards {
		line := templates.AgencyCard{
			Agency: card.Agency.Name, Code: assessment.SpacedCode(card.Code), Seats: card.Agency.Seats,
			Slip: assessment.SpacedCode(card.Slip), SlipUsed: card.Used != "",
		}
		if line.QR, err = chart.NewQR(strings.TrimSuffix(address, "/") + "/j/" + card.Code); err != nil {
			return err
		}
		vm.Cards = append(vm.Cards, line)
	}
	return c.render(http.StatusOK, templates.CardsPage(vm))
}
