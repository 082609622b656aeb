package templates

import "electready/assessment"

// Pages of a trainer in a workshop, by the message of their name.
const (
	PageWorkshops = "trainer.page-workshops"
	PageConsole   = "trainer.page-console"
	PagePlan      = "trainer.page-plan"
	PageAgencies  = "trainer.page-agencies"
	PageCards     = "trainer.page-cards"
	PageScreen    = "trainer.page-screen"
	PageExport    = "trainer.page-export"
	PageTrail     = "trainer.page-trail"
)

// trainerPages are the headed groups of the margin, in the order of the day,
// with the end of each page's address.
var trainerPages = []struct {
	heading string
	pages   []struct{ key, path string }
}{
	{"trainer.group-before", []struct{ key, path string }{
		{PagePlan, "/plan"},
		{PageAgencies, "/agencies"},
		{PageCards, "/cards"},
		{PageWords, "/words"},
		{PageOnPaper, "/on-paper"},
	}},
	{"trainer.group-room", []struct{ key, path string }{
		{PageConsole, ""},
		{PageSheet, "/sheet"},
		{PageRelations, "/each-other"},
		{PageContacts, "/contacts"},
		{PageQueue, "/queue"},
		{PageRounds, "/rounds"},
		{PageScreen, "/screen"},
		{PageLinks, "/links"},
	}},
	{"trainer.group-agree", []struct{ key, path string }{
		{PageTrainerPrinciples, "/principles"},
		{PageActions, "/actions"},
	}},
	{"trainer.group-end", []struct{ key, path string }{
		{PagePapers, "/papers"},
		{PageReport, "/report"},
		{PageExport, "/export"},
		{PageTrail, "/trail"},
		{PageEnd, "/end"},
	}},
}

// TrainerPages lists the pages of a workshop for its trainer, the one named
// here marked; a group begins with its heading.
func TrainerPages(workshop, here string) []PageLink {
	links := []PageLink{{Key: PageWorkshops, Href: "/trainer", Here: here == PageWorkshops}}
	for _, group := range trainerPages {
		for i, p := range group.pages {
			link := PageLink{Key: p.key, Href: "/w/" + workshop + p.path, Here: p.key == here}
			if i == 0 {
				link.Heading = group.heading
			}
			links = append(links, link)
		}
	}
	return links
}

// What a trainer's page says once after a form was taken.
const (
	NoticeTrainer       = "trainer.notice-trainer"        // the trainer was made; args: name
	NoticeSignedIn      = "trainer.notice-signed-in"      // args: name
	NoticePlanned       = "trainer.notice-planned"        // a workshop was made or changed
	NoticePlannedOver   = "handing.planned-over"          // likewise; its election day is over
	NoticePlannedNear   = "handing.planned-near"          // likewise; its election day is very near
	NoticeStarted       = "trainer.notice-started"        // people can join
	NoticeAgencyAdded   = "trainer.notice-agency-added"   // args: agency
	NoticeAgencyChanged = "trainer.notice-agency-changed" // args: agency
	NoticeAgencyLeft    = "trainer.notice-agency-left"    // args: agency
	NoticeCardRenewed   = "trainer.notice-card-renewed"   // args: agency
	NoticeSlipRenewed   = "trainer.notice-slip-renewed"   // args: agency
	NoticeOnScreen      = "trainer.notice-on-screen"      // the room's screen shows a question
	NoticeScreenCleared = "trainer.notice-screen-cleared" // the room's screen shows how to join
)

// NoticeThemes are the notices of themes that were moved, by where they are now;
// args: count.
var NoticeThemes = map[assessment.Stage]string{
	assessment.Open:   "trainer.notice-themes-open",
	assessment.Locked: "trainer.notice-themes-locked",
	assessment.Shown:  "trainer.notice-themes-shown",
}
