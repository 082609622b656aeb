package templates

import (
	"context"
	"slices"
)

// infoPages are the pages of words, for the margin.
var infoPages = []PageLink{
	{Key: "common.help", Href: "/help"},
	{Key: "common.privacy", Href: "/privacy"},
	{Key: "common.method", Href: "/method"},
	{Key: "common.sources", Href: "/sources"},
	{Key: "common.accessibility", Href: "/accessibility"},
	{Key: "security.title", Href: "/security"},
	{Key: "common.about", Href: "/about"},
}

// readWord says what was really read of a source.
var readWord = map[string]string{
	"text":        "sources.read-text",
	"part":        "sources.read-part",
	"second-hand": "sources.read-second-hand",
	"title":       "sources.read-title",
}

// failureWords are what a failure is called and what to do.
type failureWords struct{ title, text string }

var failures = map[FailureKind]failureWords{
	NotFound:         {"failure.not-found", "failure.not-found-text"},
	Expired:          {"failure.expired", "failure.expired-text"},
	SignedOut:        {"ending.failure-signed-out", "ending.failure-signed-out-text"},
	NotOpen:          {"failure.not-open", "failure.not-open-text"},
	RoundOver:        {"round.over", "round.over-text"},
	Paused:           {"sheet.failure-paused", "sheet.failure-paused-text"},
	SeatsTaken:       {"failure.seats-taken", "failure.seats-taken-text"},
	UsedLink:         {"failure.used-link", "failure.used-link-text"},
	LinkEnded:        {"ending.failure-link", "ending.failure-link-text"},
	InvitationUsed:   {"team.used", "team.used-text"},
	InvitationEnded:  {"team.ended", "team.ended-text"},
	InvitationLapsed: {"team.lapsed", "team.lapsed-text"},
	HandedOver:       {"failure.handed-over", "failure.handed-over-text"},
	Stale:            {"failure.stale", "failure.stale-text"},
	TooMany:          {"failure.too-many", "failure.too-many-text"},
	ServerFault:      {"failure.server-fault", "failure.server-fault-text"},
	DiskFull:         {"failure.disk-full", "failure.disk-full-text"},
	BadRequest:       {"failure.bad-request", "failure.bad-request-text"},
	TooLarge:         {"failure.too-large", "failure.too-large-text"},
}

// infoPagesAt are they, with the one at a path marked.
func infoPagesAt(path string) []PageLink {
	links := slices.Clone(infoPages)
	for i := range links {
		links[i].Here = links[i].Href == path
	}
	return links
}

// wayBack leads from a page that anybody may read to the first of the reader's
// own pages, if there is one.
func wayBack(ctx context.Context, f Frame) (href, text string) {
	if len(f.Pages) == 0 {
		return "", ""
	}
	return f.Pages[0].Href, t(ctx, f.Pages[0].Key)
}
