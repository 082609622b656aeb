package templates

import "time"

// Frame is what stands round the matter of every page.
type Frame struct {
	// Path is the page's own path with its query: where changing the language
	// or showing the screen again leads back to.
	Path string
	// Languages are the languages to choose from, by tag; one or none shows no
	// choice.
	Languages []string
	// LanguageForm is the id of a form of this page that is posted together
	// with a change of language, so that typed text is kept: its handler finds
	// the tag in the field "lang", saves, and comes back to the page. Empty: the
	// choice is posted to /language with the fields lang and back.
	LanguageForm string
	// Token is the form token; every form carries it in the field "token".
	Token string
	// Seat is who is here; nil before joining and on pages without a seat.
	Seat *Seat
	// Pages are the pages open to this seat, for the margin; see [SeatPages].
	Pages []PageLink
	// Notice is said once at the top, after a form was taken; nil for none.
	Notice *Notice
	// Pause says that answering pauses, or is about to; nil: it does not.
	Pause *Pause
	// Inner says that the step that runs is for the inner circle, and this seat is
	// not of it; InnerEnd is its planned end, zero where nobody knows.
	Inner    bool
	InnerEnd Moment
	// Demo and PlainHTTP show the banners of the demo and of a connection
	// without encryption.
	Demo, PlainHTTP bool
	// Idle is in how many seconds the session ends if nothing happens; 0: there is
	// none.
	Idle int
	// Drafts says in the footer that the texts of this language were not yet
	// reviewed by a person.
	Drafts bool
}

// Seat is the row under the header: who is here.
type Seat struct {
	Agency string // full name of the agency
	Short  string // its short name, the first part of "Police 2"
	Number int    // 0: no seat taken yet
	Lead   bool
	Code   string // the agency's code, as long as no seat is taken
	// Role is the message of a role that has no seat ([RoleTrainer],
	// [RoleObserver]); then Agency holds the workshop's title.
	Role string
	// Queue is an opaque key of the seat: answers that wait on a device are kept
	// under it, and sent only while the same seat is there.
	Queue string
}

// Roles that have no seat.
const (
	RoleTrainer  = "seat.trainer"
	RoleObserver = "seat.observer"
)

// PageLink is a line of the margin's list of pages.
type PageLink struct {
	Key     string // message of its name
	Href    string
	Here    bool
	Heading string // message of the heading of the group that begins here; empty: none
}

// Pages of a seat, by the message of their name.
const (
	PageTasks  = "page.tasks"
	PageHouse  = "page.house"
	PageResult = "page.result"
	PageRoom   = "page.room"
)

var pageHref = map[string]string{
	PageTasks:  "/tasks",
	PageHouse:  "/house",
	PageResult: "/result",
	PageRoom:   "/room",

	PageEachOther: "/each-other",
	PageErrands:   "/errands",
	PagePreview:   "/preview",

	PageOwnRelations: "/relations",
}

// SeatPages lists the pages that are open to a seat, the one named here marked.
func SeatPages(here string, open ...string) []PageLink {
	var links []PageLink
	for _, key := range open {
		links = append(links, PageLink{Key: key, Href: pageHref[key], Here: key == here})
	}
	return links
}

// Text is prose from outside the message catalogue: the bank's, or what people
// wrote. Lang is the tag of the language it is in; empty means that nobody
// knows, as with names and notes.
type Text struct {
	Lang string
	Text string
}

// Notice is what a page says once after a form was taken, or always.
type Notice struct {
	Key  string // one of the Notice constants
	Args []any  // names and values for the message
	Look bool   // on mark: something still asks for a look
}

// What a page can say after a form was taken.
const (
	NoticeSaved     = "notice.saved"     // answers of a part; args: count
	NoticeConfirmed = "notice.confirmed" // positions; args: count
	NoticeAside     = "notice.aside"     // a voice no longer counts
	NoticeBack      = "notice.back"      // a voice counts again
	NoticeSeats     = "notice.seats"     // sections were shared out
	NoticeShared    = "notice.shared"    // colleagues may see the result
	NoticeUnshared  = "notice.unshared"  // colleagues may no longer see it
	NoticeResumed   = "notice.resumed"   // a seat was found again
	NoticeSignedOut = "notice.signed-out"
)

// Problem is a mistake in a form: what to do, and the field it is about.
type Problem struct {
	Field string // id of the field; empty: the whole form
	Key   string // one of the Problem constants
	Args  []any  // names and values for the message
	About Text   // the question that it is about, for the summary; empty: the message says it
}

// Problems of the forms.
const (
	ProblemCodeEmpty     = "problem.code-empty"
	ProblemCodeLength    = "problem.code-length"
	ProblemCodeUnknown   = "problem.code-unknown"
	ProblemCodeClosed    = "problem.code-closed"
	ProblemSlipUnknown   = "problem.slip-unknown"
	ProblemSlipUsed      = "problem.slip-used"
	ProblemNameLong      = "problem.name-long"
	ProblemResumeEmpty   = "problem.resume-empty"
	ProblemResumeUnknown = "problem.resume-unknown"
	ProblemNoteLong      = "problem.note-long" // args: limit
	ProblemChoiceMissing = "problem.choice-missing"
	ProblemChoiceUnknown = "problem.choice-unknown"
	ProblemReasonMissing = "problem.reason-missing"
	ProblemReasonLong    = "problem.reason-long" // args: limit
	ProblemSectionSeat   = "problem.section-seat"
	ProblemVoicesChanged = "problem.voices-changed"
)

// Moment is a time that may be absent.
type Moment = time.Time
