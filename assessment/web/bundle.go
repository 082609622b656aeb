package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"electready/assessment"
	"electready/assessment/bundle"
	"electready/assessment/secret"
	"electready/templates"
)

// showExport handles the "GET /w/:id/export" route.
func showExport(c *call) error {
	return c.renderExport(http.StatusOK, templates.Export{Scope: assessment.ScopeRoom})
}

func (c *call) renderExport(status int, vm templates.Export) error {
	d, _, err := c.conducted()
	if err != nil {
		return err
	}
	if vm.Head, err = c.Store.TrailHead(c.Request().Context()); err != nil {
		return err
	}
	vm.Frame, vm.Workshop = c.trainerFrame(d, templates.PageExport), d.ID
	for _, a := range d.Agencies {
		if a.Left == "" {
			vm.Agencies = append(vm.Agencies, templates.PrivateAgency{ID: a.ID, Name: a.Name})
		}
	}
	return c.render(status, templates.ExportPage(vm))
}

// saveExport handles the "POST /w/:id/export" route: the file itself.
func saveExport(c *call) error {
	vm := templates.Export{
		Scope: assessment.Scope(c.field("scope")), Agency: c.field("agency"), Reason: c.field("reason"), Plain: c.field("plain") == "1",
	}
	passphrase := c.FormValue("passphrase")
	vm.Problems = exportProblems(vm, passphrase, c.FormValue("again"))
	if len(vm.Problems) > 0 {
		return c.renderExport(http.StatusUnprocessableEntity, vm)
	}
	object := vm.Reason
	if vm.Scope == assessment.ScopeAgency {
		if _, _, err := c.agencyByID(vm.Agency); err != nil {
			return err
		}
		object = strings.TrimSuffix(vm.Agency+": "+vm.Reason, ": ")
	}
	d, err := c.Store.Exported(c.Request().Context(), c.actor(), c.Param("id"), vm.Scope, object)
	if err != nil {
		return err
	}
	b, err := c.bank(d)
	if err != nil {
		return err
	}
	out, err := scoped(d, b, vm.Scope, vm.Agency)
	if err != nil {
		return err
	}
	text, err := c.bundled(out, b)
	if err != nil {
		return err
	}
	name, kind := "electready-"+d.ID+"-"+string(vm.Scope)+".json", "application/json"
	if !vm.Plain {
		if text, err = bundle.Encrypt(text, passphrase); err != nil {
			return err
		}
		name, kind = name+".age", "application/octet-stream"
	}
	if err := c.Store.HandOut(c.Request().Context(), c.actor(), d.ID, name, text); err != nil {
		return err
	}
	c.Response().Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	return c.Blob(http.StatusOK, kind, text)
}

// bundled is a document in its bundle, with the bank if the program that reads
// it may not have it.
func (c *call) bundled(d *assessment.Document, b *assessment.Bank) ([]byte, error) {
	if b.ID != c.Bank.ID || b.Version != c.Bank.Version || b.SHA256 != c.Bank.SHA256 {
		d.Bank.Document = b
	}
	return bundle.Encode(d)
}

// scoped is the document with the rows of a scope.
func scoped(d *assessment.Document, b *assessment.Bank, scope assessment.Scope, agency string) (*assessment.Document, error) {
	switch scope {
	case assessment.ScopeAgency:
		return d.Agency(agency)
	case assessment.ScopeFull:
		return d.Full(), nil
	}
	return d.Room(b), nil
}

func exportProblems(vm templates.Export, passphrase, again string) []templates.Problem {
	var out []templates.Problem
	switch vm.Scope {
	case assessment.ScopeRoom:
	case assessment.ScopeAgency:
		if vm.Agency == "" {
			out = append(out, templates.Problem{Field: "agency", Key: templates.ProblemExportAgency})
		}
	case assessment.ScopeFull:
		if utf8.RuneCountInString(vm.Reason) < 3 {
			out = append(out, templates.Problem{Field: "reason", Key: templates.ProblemExportReason})
		}
	default:
		out = append(out, templates.Problem{Field: "scope", Key: templates.ProblemScope})
	}
	if utf8.RuneCountInString(vm.Reason) > noteLimit {
		out = append(out, templates.Problem{Field: "reason", Key: templates.ProblemLineLong, Args: []any{"limit", noteLimit}})
	}
	if !vm.Plain {
		out = append(out, passphraseProblems(secret.CheckNew(passphrase, again))...)
	}
	return out
}

// importPath is the one address that takes a file.
const importPath = "/trainer/import"

// refuseFile says why a posted file could not even be read.
func (c *call) refuseFile(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return c.renderWorkshops(http.StatusRequestEntityTooLarge,
			templates.Problem{Field: "file", Key: templates.ProblemFileLarge, Args: []any{"limit", fileLimit >> 20}})
	}
	return c.renderWorkshops(http.StatusBadRequest, templates.Problem{Field: "file", Key: templates.ProblemFileMissing})
}

// saveImport handles the "POST /trainer/import" route.
func saveImport(c *call) error {
	problem := func(field, key string, args ...any) error {
		return c.renderWorkshops(http.StatusUnprocessableEntity, templates.Problem{Field: field, Key: key, Args: args})
	}
	file, err := c.FormFile("file")
	if err != nil {
		return problem("file", templates.ProblemFileMissing)
	}
	content, err := file.Open()
	if err != nil {
		return err
	}
	defer func() { _ = content.Close() }()
	text, err := io.ReadAll(content)
	if err != nil {
		return err
	}
	if len(text) == 0 {
		return problem("file", templates.ProblemFileMissing)
	}
	if bundle.IsEncrypted(text) {
		if text, err = bundle.Decrypt(bytes.NewReader(text), c.FormValue("passphrase"), bundle.DefaultBounds); err != nil {
			if errors.Is(err, bundle.ErrTooLarge) {
				return problem("file", templates.ProblemFileLarge, "limit", bundle.DefaultBounds.Bytes>>20)
			}
			return problem("passphrase", templates.ProblemFilePassphrase)
		}
	}
	d, err := bundle.Decode(bytes.NewReader(text), bundle.DefaultBounds)
	if err != nil {
		return problem("file", templates.ProblemFileForm, "text", err.Error())
	}
	b, err := c.Store.BankFor(c.Request().Context(), d.Bank, c.Bank)
	if errors.Is(err, assessment.ErrNotFound) || errors.Is(err, assessment.ErrOtherBank) {
		return problem("file", templates.ProblemFileBank, "version", d.Bank.ID+" "+d.Bank.Version)
	}
	if err != nil {
		return err
	}
	if err := d.Check(b); err != nil {
		return problem("file", templates.ProblemFileForm, "text", err.Error())
	}
	sum := sha256.Sum256(text)
	taken, err := c.Store.Import(c.Request().Context(), c.actor(), b, d, hex.EncodeToString(sum[:8]))
	switch {
	case errors.Is(err, assessment.ErrOtherDisclosure):
		return problem("file", templates.ProblemFileRule)
	case errors.Is(err, assessment.ErrErased):
		return problem("file", templates.ProblemFileErased)
	case errors.Is(err, assessment.ErrOtherBank):
		return problem("file", templates.ProblemFileBank, "version", d.Bank.ID+" "+d.Bank.Version)
	case err != nil:
		return err
	}
	vm := templates.ImportDone{
		Frame: c.trainerFrame(nil, ""), Workshop: taken.Workshop, Title: d.Workshop.Title, New: taken.New,
		Rows: taken.Rows - taken.Merge.Filled, Filled: taken.Merge.Filled, Agreed: taken.Merge.Agreed,
	}
	for _, diff := range taken.Merge.Differences {
		vm.Differences = append(vm.Differences, difference(diff))
	}
	return c.render(http.StatusOK, templates.ImportDonePage(vm))
}

// concealed are the rows that a trainer does not read here: what one person
// answered, people's names, and an agency's positions, which are opened in
// private and leave a line in the trail.
var concealed = []string{"answers", "positions", "respondents"}

// difference shows two values side by side, unless they are concealed.
func difference(d assessment.Difference) templates.Difference {
	out := templates.Difference{Kind: d.List, Row: templates.Text{Text: d.Row}, Field: d.Field, Concealed: slices.Contains(concealed, d.List)}
	if !out.Concealed {
		out.Here, out.Came = templates.Text{Text: d.Have}, templates.Text{Text: d.Incoming}
	}
	return out
}

// showTrail handles the "GET /w/:id/trail" route.
func showTrail(c *call) error {
	d, b, err := c.conducted()
	if err != nil {
		return err
	}
	deeds, err := c.Store.Trail(c.Request().Context(), c.actor(), d.ID)
	if err != nil {
		return err
	}
	head, err := c.Store.TrailHead(c.Request().Context())
	if err != nil {
		return err
	}
	team, err := c.Store.Team(c.Request().Context(), c.actor(), d.ID)
	if err != nil {
		return err
	}
	vm := templates.Trail{Frame: c.trainerFrame(d, templates.PageTrail), Workshop: d.ID, Head: head}
	named := c.objectNames(d, b)
	for _, deed := range slices.Backward(deeds) {
		line := templates.TrailLine{At: moment(deed.At), Role: deed.Role, Deed: deed.Deed, Object: named(strings.TrimSpace(deed.Object))}
		if deed.Role == assessment.TrainerRole {
			line.Who = memberName(team, deed.Actor)
			if deed.Actor == c.actor().ID {
				line.Who = c.session.Name
			}
		}
		vm.Lines = append(vm.Lines, line)
	}
	return c.render(http.StatusOK, templates.TrailPage(vm))
}

// kept are words that the trail keeps in place of an id: the rule of a planned
// workshop, and for whom a link was made.
var kept = map[string]string{
	string(assessment.RuleRoom):     "trainer.rule-room",
	string(assessment.RuleNamed):    "trainer.rule-named",
	string(assessment.RuleTrainer):  "trainer.rule-trainer",
	string(assessment.RuleOwn):      "trainer.rule-own",
	string(assessment.ScreenRole):   "ending.link-screen",
	string(assessment.ObserverRole): "ending.link-observer",
}

// objectNames names what the trail keeps by its id, as the pages name it; what
// it does not know stays as it was kept.
func (c *call) objectNames(d *assessment.Document, b *assessment.Bank) func(kept string) string {
	lang, names := c.printer.Lang(), map[string]string{}
	for id, key := range kept {
		names[id] = c.printer.T(key)
	}
	for i := range b.Themes {
		names[b.Themes[i].ID] = prose(b, lang, themeTitle(b.Themes[i].ID)).Text
	}
	for _, q := range b.Questions {
		ask, _, _, _ := questionText(b, lang, q.ID, "")
		names[q.ID] = ask.Text
	}
	for i := range d.Agencies {
		names[d.Agencies[i].ID] = d.Agencies[i].Name
	}
	for _, r := range d.Respondents {
		if a, known := d.AgencyByID(r.Agency); known {
			names[r.ID] = c.printer.T("seat.name", "short", a.Short, "number", r.Seat)
		}
	}
	return func(kept string) string {
		if count, is := strings.CutSuffix(kept, " rows"); is { // of a file that was taken in
			if n, err := strconv.Atoi(count); err == nil {
				return c.printer.N("trainer.trail-rows", n)
			}
		}
		var said []string
		for _, id := range strings.FieldsFunc(kept, func(r rune) bool { return r == ' ' || r == ',' }) {
			name, known := names[id]
			if !known {
				return kept
			}
			said = append(said, name)
		}
		return strings.Join(said, ", ")
	}
}
