package assessment_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"electready/assessment"
)

// accessActors are the columns of the table below. All but the last two belong
// to the workshop of the object.
var accessActors = []struct {
	name string
	assessment.Actor
}{
	{"visitor", assessment.Actor{Role: assessment.Visitor, Workshop: "w", Agency: "police"}},
	{"respondent", assessment.Actor{Role: assessment.RespondentRole, ID: "police.2", Workshop: "w", Agency: "police"}},
	{"lead", assessment.Actor{Role: assessment.LeadRole, ID: "police.1", Workshop: "w", Agency: "police"}},
	{"observer", assessment.Actor{Role: assessment.ObserverRole, Workshop: "w"}},
	{"screen", assessment.Actor{Role: assessment.ScreenRole, Workshop: "w"}},
	{"trainer", assessment.Actor{Role: assessment.TrainerRole, ID: "t-ana"}},
	{"operator", assessment.Actor{Role: assessment.OperatorRole}},
	{"nobody", assessment.Actor{}},
	{"another trainer", assessment.Actor{Role: assessment.TrainerRole, ID: "t-eka"}},
}

// accessTable says who may do what to an object of the own workshop, agency and
// hand: a word for each actor, in order.
var accessTable = map[assessment.Operation]string{
	assessment.Enter:           "yes no no no no no no no no",
	assessment.ReadWorkshop:    "no yes yes yes yes yes yes no no",
	assessment.ReadOwnAnswers:  "no yes yes no no no no no no",
	assessment.SaveAnswer:      "no yes yes no no no no no no",
	assessment.ReadHouse:       "no no yes no no no no no no",
	assessment.ConfirmPosition: "no no yes no no no no no no",
	assessment.ManageHouse:     "no no yes no no no no no no",
	assessment.MakeStatement:   "no yes yes no no no no no no",
	assessment.AnswerForAgency: "no no yes no no no no no no",
	assessment.ReadResult:      "no no yes no no no no no no",
	assessment.ReadShown:       "no yes yes yes no yes no no no",
	assessment.ReadScreen:      "no no no no yes yes no no no",
	assessment.Conduct:         "no no no no no yes no no no",
	assessment.ReadFigures:     "no no no no no yes yes no no",
	assessment.OpenInPrivate:   "no no no no no yes no no no",
	assessment.Export:          "no no no no no yes yes no no",
	assessment.Import:          "no no no no no yes yes no yes",
	assessment.CreateWorkshop:  "no no no no no yes no no yes",
	assessment.ListWorkshops:   "no no no no no yes yes no yes",
	assessment.TakeInvitation:  "no no no no no yes no no yes",
	assessment.EraseWorkshop:   "no no no no no yes yes no no",
	assessment.HandOver:        "no no no no no yes no no no",
	assessment.TypePaper:       "no no no no no no no no no", // ownObject is nobody's seat on paper: see below
	assessment.TakeLead:        "no yes yes no no no no no no",
	assessment.GiveContact:     "no no yes no no no no no no",
	assessment.TakeBackContact: "no no yes no no yes no no no",
	assessment.ReadContacts:    "no no no no no yes no no no", // ownObject has not agreed: see below
}

// ownObject is an object of the actor's own workshop, agency and hand.
func ownObject(a assessment.Actor) assessment.Object {
	return assessment.Object{Workshop: "w", Trainers: []string{"t-ana", "t-lia"}, Agency: a.Agency, Author: a.ID, Rule: assessment.RuleRoom}
}

func TestAllowed(t *testing.T) {
	t.Parallel()
	for op, row := range accessTable {
		words := strings.Fields(row)
		if len(words) != len(accessActors) {
			t.Fatalf("%s: %d words for %d actors", op, len(words), len(accessActors))
		}
		for i, a := range accessActors {
			if got, want := assessment.Allowed(a.Actor, op, ownObject(a.Actor)), words[i] == "yes"; got != want {
				t.Errorf("%s as %s: %v, want %v", op, a.name, got, want)
			}
		}
	}
}

// TestAllowedKnowsEveryOperation reads the source: an operation without a row
// in the table fails.
func TestAllowedKnowsEveryOperation(t *testing.T) {
	t.Parallel()
	file, err := parser.ParseFile(token.NewFileSet(), "access.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		kind, _ := spec.Type.(*ast.Ident)
		value, ok := spec.Values[0].(*ast.BasicLit)
		if !ok || kind == nil || kind.Name != "Operation" {
			return true
		}
		word, err := strconv.Unquote(value.Value)
		if err != nil {
			t.Error(err)
		}
		if _, ok := accessTable[assessment.Operation(word)]; !ok {
			t.Errorf("%s has no row: say who may do it", spec.Names[0].Name)
		}
		found++
		return true
	})
	if found != len(accessTable) {
		t.Errorf("%d operations in the source, %d rows", found, len(accessTable))
	}
}

// TestAllowedDeniesForeignObjects changes one owner of the object at a time.
func TestAllowedDeniesForeignObjects(t *testing.T) {
	t.Parallel()
	everywhere := map[assessment.Operation]bool{ // names no workshop
		assessment.Import: true, assessment.CreateWorkshop: true, assessment.ListWorkshops: true, assessment.TakeInvitation: true,
	}
	ofAgency := map[assessment.Operation]bool{
		assessment.ReadOwnAnswers: true, assessment.SaveAnswer: true, assessment.ReadHouse: true, assessment.ConfirmPosition: true,
		assessment.ManageHouse: true, assessment.MakeStatement: true, assessment.ReadResult: true,
		assessment.GiveContact: true, assessment.TakeLead: true,
	}
	for op := range accessTable {
		for _, a := range accessActors {
			deny := func(what string, change func(*assessment.Object)) {
				t.Helper()
				o := ownObject(a.Actor)
				change(&o)
				if assessment.Allowed(a.Actor, op, o) {
					t.Errorf("%s of %s as %s", op, what, a.name)
				}
			}
			if a.Role == assessment.OperatorRole || op == assessment.Enter {
				continue // the operator holds the directory; a visitor's session holds the code
			}
			if !everywhere[op] {
				deny("another workshop", func(o *assessment.Object) { o.Workshop, o.Trainers = "v", []string{"t-lia"} })
				deny("no workshop", func(o *assessment.Object) { o.Workshop = "" })
				deny("another trainer's workshop", func(o *assessment.Object) {
					if a.Role == assessment.TrainerRole {
						o.Trainers = []string{"t-lia"}
					} else {
						o.Workshop = "v"
					}
				})
			}
			if ofAgency[op] {
				deny("another agency", func(o *assessment.Object) { o.Agency = "cert" })
				deny("no agency", func(o *assessment.Object) { o.Agency = "" })
			}
			if op == assessment.ReadOwnAnswers || op == assessment.SaveAnswer {
				deny("a colleague", func(o *assessment.Object) { o.Author = "police.9" })
				deny("nobody", func(o *assessment.Object) { o.Author = "" })
			}
		}
	}
}

// TestAllowedDeniesByDefault asks for what the function does not name.
func TestAllowedDeniesByDefault(t *testing.T) {
	t.Parallel()
	for _, a := range accessActors {
		if assessment.Allowed(a.Actor, "", ownObject(a.Actor)) || assessment.Allowed(a.Actor, "delete-all", ownObject(a.Actor)) {
			t.Errorf("%s may do what nobody named", a.name)
		}
		odd := a.Actor
		odd.Role += "x"
		for op := range accessTable {
			if assessment.Allowed(odd, op, ownObject(a.Actor)) {
				t.Errorf("%s as %q", op, odd.Role)
			}
		}
	}
	for op := range accessTable {
		for _, role := range []assessment.Role{assessment.RespondentRole, assessment.LeadRole, assessment.ObserverRole, assessment.TrainerRole} {
			if assessment.Allowed(assessment.Actor{Role: role}, op, assessment.Object{}) {
				t.Errorf("%s as a %s of nothing", op, role)
			}
		}
	}
}

func TestAllowedByRuleAndConsent(t *testing.T) {
	t.Parallel()
	respondent, trainer := accessActors[1].Actor, accessActors[5].Actor
	shared := ownObject(respondent)
	shared.Shared = true
	if !assessment.Allowed(respondent, assessment.ReadResult, shared) {
		t.Error("a result that the lead shares is closed to a colleague")
	}
	shared.Agency = "cert"
	if assessment.Allowed(respondent, assessment.ReadResult, shared) {
		t.Error("another agency's shared result is open")
	}
	for _, rule := range assessment.Rules {
		o := ownObject(trainer)
		o.Rule = rule
		if got, want := assessment.Allowed(trainer, assessment.OpenInPrivate, o), rule != assessment.RuleOwn; got != want {
			t.Errorf("open in private under %s: %v, want %v", rule, got, want)
		}
	}
	o := ownObject(trainer)
	o.Trainers = nil // imported by the operator: every trainer's until one takes it
	for _, i := range []int{5, 8} {
		if !assessment.Allowed(accessActors[i].Actor, assessment.Conduct, o) {
			t.Errorf("%s may not conduct a workshop that is everybody's", accessActors[i].name)
		}
	}
}

func TestAllowedToTypePaper(t *testing.T) {
	t.Parallel()
	own := assessment.Object{Workshop: "w", Trainers: []string{"t-ana"}, Agency: "police", Author: "police.2", OnPaper: true}
	for _, a := range accessActors {
		if got, want := assessment.Allowed(a.Actor, assessment.TypePaper, own), a.name == "trainer" || a.name == "lead"; got != want {
			t.Errorf("as %s: %v, want %v", a.name, got, want)
		}
	}
	trainer, lead := accessActors[5].Actor, accessActors[2].Actor
	for what, change := range map[string]func(*assessment.Object){
		"a seat of another agency":   func(o *assessment.Object) { o.Agency = "cert" },
		"the own seat":               func(o *assessment.Object) { o.Author = lead.ID },
		"a seat that answers itself": func(o *assessment.Object) { o.OnPaper = false },
		"nobody":                     func(o *assessment.Object) { o.Author = "" },
		"another workshop":           func(o *assessment.Object) { o.Workshop = "v" },
	} {
		o := own
		change(&o)
		if assessment.Allowed(lead, assessment.TypePaper, o) {
			t.Errorf("a lead for %s", what)
		}
	}
	for what, change := range map[string]func(*assessment.Object){
		"a seat that answers itself": func(o *assessment.Object) { o.OnPaper = false },
		"nobody":                     func(o *assessment.Object) { o.Author = "" },
		"another trainer's workshop": func(o *assessment.Object) { o.Trainers = []string{"t-lia"} },
		"no workshop":                func(o *assessment.Object) { o.Workshop = "" },
	} {
		o := own
		change(&o)
		if assessment.Allowed(trainer, assessment.TypePaper, o) {
			t.Errorf("for %s", what)
		}
	}
	if assessment.Allowed(trainer, assessment.SaveAnswer, own) || assessment.Allowed(trainer, assessment.ReadOwnAnswers, own) {
		t.Error("typing a form in opens answers")
	}
}

// The lines of the contact sheet are read by leads of the inner circle that
// agreed themselves, and by the trainer.
func TestAllowedToReadContacts(t *testing.T) {
	t.Parallel()
	own := assessment.Object{Workshop: "w", Trainers: []string{"t-ana"}, Agency: "police", Inner: true, Agreed: true}
	for _, a := range accessActors {
		if got, want := assessment.Allowed(a.Actor, assessment.ReadContacts, own), a.name == "trainer" || a.name == "lead"; got != want {
			t.Errorf("as %s: %v, want %v", a.name, got, want)
		}
	}
	for what, change := range map[string]func(*assessment.Object){
		"who did not agree":   func(o *assessment.Object) { o.Agreed = false },
		"of the outer circle": func(o *assessment.Object) { o.Inner = false },
		"of another agency":   func(o *assessment.Object) { o.Agency = "cert" },
		"of another workshop": func(o *assessment.Object) { o.Workshop = "v" },
	} {
		o := own
		change(&o)
		if assessment.Allowed(accessActors[2].Actor, assessment.ReadContacts, o) {
			t.Errorf("a lead %s", what)
		}
	}
	other := own
	other.Agency = "cert"
	if assessment.Allowed(accessActors[2].Actor, assessment.TakeBackContact, other) {
		t.Error("a lead takes another agency's line back")
	}
}
