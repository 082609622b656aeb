package assessment

import "slices"

// Role says as whom somebody acts.
type Role string

// The roles. The operator holds the data directory and works by command line.
const (
	Visitor        Role = "visitor"
	RespondentRole Role = "respondent"
	LeadRole       Role = "lead"
	ObserverRole   Role = "observer"
	ScreenRole     Role = "screen" // the computer that the room's screen hangs on
	TrainerRole    Role = "trainer"
	OperatorRole   Role = "operator"
)

// Actor is who asks for something. Workshop and Agency are those of a
// respondent's, an observer's or a screen's session, never of the request.
type Actor struct {
	Role     Role
	ID       string // trainer or respondent; empty for others
	Workshop string
	Agency   string
}

// Operation is what an actor asks for.
type Operation string

// The operations. Each reads or changes one object.
const (
	Enter           Operation = "enter"            // join an agency by its code
	ReadWorkshop    Operation = "read-workshop"    // what stands on every page of a workshop
	ReadOwnAnswers  Operation = "read-own-answers" // the author's
	SaveAnswer      Operation = "save-answer"
	ReadHouse       Operation = "read-house" // voices of the own agency by level
	ConfirmPosition Operation = "confirm-position"
	ManageHouse     Operation = "manage-house"      // set aside, share out, share the result
	MakeStatement   Operation = "make-statement"    // about other agencies: the lead; colleagues propose
	AnswerForAgency Operation = "answer-for-agency" // stances on principles, actions taken on
	ReadResult      Operation = "read-result"
	ReadShown       Operation = "read-shown"  // what was shown to the room
	ReadScreen      Operation = "read-screen" // what the room's screen shows now
	Conduct         Operation = "conduct"     // run the workshop: agencies, codes, themes, progress
	ReadFigures     Operation = "read-figures"
	OpenInPrivate   Operation = "open-in-private" // one agency's positions, kept in the trail
	Export          Operation = "export"
	Import          Operation = "import"
	CreateWorkshop  Operation = "create-workshop"
	ListWorkshops   Operation = "list-workshops"
	TakeInvitation  Operation = "take-invitation" // the token says to which workshop
	EraseWorkshop   Operation = "erase"
	HandOver        Operation = "hand-over"    // to the custodian named at the start
	TypePaper       Operation = "type-paper"   // save what another's seat wrote on paper; nobody reads it back
	TakeLead        Operation = "take-lead"    // of the own agency, by its slip
	GiveContact     Operation = "give-contact" // fill in the own agency's line of the contact sheet
	TakeBackContact Operation = "take-back-contact"
	ReadContacts    Operation = "read-contacts" // the other agencies' lines; a lead ticks those that were called
)

// Object is what an operation is done to. A zero field means that the object
// has no such owner.
type Object struct {
	Workshop string
	Trainers []string // of the workshop; empty: every trainer of the machine
	Agency   string
	Author   string // respondent whose row it is
	Rule     Rule
	Shared   bool // the lead shared the agency's result with colleagues
	OnPaper  bool // the author's seat is on paper: nobody answers there by a session
	Inner    bool // the agency is of the inner circle
	Agreed   bool // the agency's own line stands in the contact sheet
}

// Allowed is the one place of authorisation: it decides from actor, operation
// and object alone, and denies what it does not name. Whether the object is in
// a state that allows the operation is a rule of its own, with its own error.
func Allowed(a Actor, op Operation, o Object) bool {
	switch a.Role {
	case Visitor:
		return op == Enter
	case RespondentRole, LeadRole:
		return allowedInAgency(a, op, o)
	case ObserverRole:
		return a.Workshop != "" && a.Workshop == o.Workshop && (op == ReadShown || op == ReadWorkshop)
	case ScreenRole:
		return a.Workshop != "" && a.Workshop == o.Workshop && (op == ReadScreen || op == ReadWorkshop)
	case TrainerRole:
		return allowedTrainer(a, op, o)
	case OperatorRole:
		switch op {
		case Export, Import, EraseWorkshop, ListWorkshops, ReadWorkshop, ReadFigures:
			return true
		}
	}
	return false
}

func allowedInAgency(a Actor, op Operation, o Object) bool {
	if a.Workshop == "" || a.Workshop != o.Workshop {
		return false
	}
	own := a.Agency != "" && a.Agency == o.Agency
	switch op {
	case ReadWorkshop, ReadShown:
		return true
	case ReadOwnAnswers, SaveAnswer:
		return own && a.ID != "" && a.ID == o.Author
	case ReadHouse, ConfirmPosition, ManageHouse, AnswerForAgency, GiveContact, TakeBackContact:
		return own && a.Role == LeadRole
	case ReadContacts:
		return own && a.Role == LeadRole && o.Inner && o.Agreed
	case TypePaper:
		return own && a.Role == LeadRole && a.ID != "" && o.OnPaper && o.Author != "" && o.Author != a.ID
	case MakeStatement, TakeLead:
		return own && a.ID != ""
	case ReadResult:
		return own && (a.Role == LeadRole || o.Shared)
	}
	return false
}

func allowedTrainer(a Actor, op Operation, o Object) bool {
	if a.ID == "" {
		return false
	}
	switch op {
	case CreateWorkshop, ListWorkshops, Import, TakeInvitation:
		return true
	}
	if o.Workshop == "" || (len(o.Trainers) > 0 && !slices.Contains(o.Trainers, a.ID)) {
		return false
	}
	switch op {
	case ReadWorkshop, ReadShown, ReadScreen, Conduct, ReadFigures, Export, EraseWorkshop, HandOver, ReadContacts, TakeBackContact:
		return true
	case OpenInPrivate:
		return o.Rule != RuleOwn
	case TypePaper:
		return o.OnPaper && o.Author != ""
	}
	return false
}
