package templates

import (
	"electready/assessment"
	"electready/assessment/chart"
)

// PageLinks is the page of links to the room's screen and for observers.
const PageLinks = "ending.page-links"

// Links is where a trainer makes and ends links that let in by their address.
// Forms: /w/{id}/links (role: screen or observer, lang); /w/{id}/links/{link}/end.
type Links struct {
	Frame
	Workshop string // id
	ReadOnly bool
	Offered  []string // languages of a new link, by tag
	Chosen   string   // of them
	Links    []LinkLine
	Issued   *IssuedLink // just made; shown once
	Team     Team
}

// LinkLine is a link, the newest first.
type LinkLine struct {
	Seq    int64
	Role   assessment.Role
	Lang   string // empty: the browser's
	Made   Moment
	Opened Moment // the last time; zero: never
	Ended  Moment // zero: it works
}

// IssuedLink is the address of a new link.
type IssuedLink struct {
	Role    assessment.Role
	Address string
	QR      chart.QR
}

// NoticeLinkEnded is said after a link was ended.
const NoticeLinkEnded = "ending.notice-link-ended"

// linkWord names what a link leads to.
var linkWord = map[assessment.Role]string{
	assessment.ScreenRole:   "ending.link-screen",
	assessment.ObserverRole: "ending.link-observer",
}

// linkAbout says who sees what behind it.
var linkAbout = map[assessment.Role]string{
	assessment.ScreenRole:   "ending.link-screen-text",
	assessment.ObserverRole: "ending.link-observer-text",
}

// linkMake is the button that makes one.
var linkMake = map[assessment.Role]string{
	assessment.ScreenRole:   "ending.make-screen",
	assessment.ObserverRole: "ending.make-observer",
}

// linkIssued is what stands above a new one.
var linkIssued = map[assessment.Role]string{
	assessment.ScreenRole:   "ending.issued-screen",
	assessment.ObserverRole: "ending.issued-observer",
	assessment.TrainerRole:  "team.issued",
}
