package web

import (
	"net/http"

	"electready/assessment"
	"electready/templates"
)

// infoFrame is the frame of a page that anybody may read, with the reader's
// seat where there is one.
func (c *call) infoFrame() templates.Frame {
	switch c.actor().Role {
	case assessment.RespondentRole, assessment.LeadRole:
		if d, err := c.Store.Welcome(c.Request().Context(), c.actor()); err == nil {
			return c.seatFrame(d, "")
		}
	case assessment.TrainerRole:
		f := c.trainerFrame(nil, "")
		f.Pages = []templates.PageLink{{Key: templates.PageWorkshops, Href: "/trainer"}}
		return f
	}
	return c.frame()
}

// showSources handles the "GET /sources" route.
func showSources(c *call) error {
	vm := templates.Sources{Frame: c.infoFrame()}
	used := citations(c.Bank)
	for _, s := range c.Bank.Sources {
		line := templates.SourceLine{Key: s.Key, Title: s.Title, Publisher: s.Publisher, Year: s.Year, Read: s.Read, Used: used[s.Key]}
		if len(line.Used) == 0 {
			line.Unused = prose(c.Bank, c.printer.Lang(), func(p *assessment.Prose) string { return p.Unused[s.Key] })
			line.Elsewhere = sourceUses(c.Bank, c.printer.Lang(), s.Key)
		}
		line.Often = prose(c.Bank, c.printer.Lang(), func(p *assessment.Prose) string { return p.Often[s.Key] })
		vm.Sources = append(vm.Sources, line)
	}
	return c.render(http.StatusOK, templates.SourcesPage(vm))
}

// citations are the questions that rest on each source.
func citations(b *assessment.Bank) map[string][]templates.QuestionLink {
	out := map[string][]templates.QuestionLink{}
	for t := range b.Themes {
		for s := range b.Themes[t].Sections {
			for n, q := range b.Themes[t].Sections[s].Questions {
				seen := map[string]bool{}
				for _, c := range q.Sources {
					if !seen[c.Key] {
						out[c.Key] = append(out[c.Key], templates.QuestionLink{
							Place: questionPlace(t, s, n), Href: "/q/" + q.ID,
						})
					}
					seen[c.Key] = true
				}
			}
		}
	}
	return out
}

func showPrivacy(c *call) error {
	vm := templates.Privacy{Frame: c.infoFrame()}
	if c.actor().Workshop != "" {
		if d, err := c.Store.Welcome(c.Request().Context(), c.actor()); err == nil {
			agency, _ := d.AgencyByID(c.actor().Agency)
			current := disclosed(&d.Workshop, agency)
			vm.Current = &current
		}
	}
	return c.render(http.StatusOK, templates.PrivacyPage(vm))
}

func showAccessibility(c *call) error {
	return c.render(http.StatusOK, templates.AccessibilityPage(templates.Info{Frame: c.infoFrame()}))
}

func showHelp(c *call) error {
	return c.render(http.StatusOK, templates.HelpPage(templates.Info{Frame: c.infoFrame()}))
}

func showSecurity(c *call) error {
	return c.render(http.StatusOK, templates.SecurityPage(templates.Info{Frame: c.infoFrame()}))
}

func showGuide(c *call) error {
	return c.render(http.StatusOK, templates.GuidePage(templates.Info{Frame: c.infoFrame()}))
}

func showSlides(c *call) error {
	return c.render(http.StatusOK, templates.SlidesPage(templates.Info{Frame: c.infoFrame()}))
}

func showAbout(c *call) error {
	return c.render(http.StatusOK, templates.AboutPage(templates.About{
		Frame: c.infoFrame(), Version: c.Version, Bank: c.Bank.Version, Libraries: libraries(),
	}))
}

// showHidden handles the "GET /hidden" route: a blank page. The session stays.
func showHidden(c *call) error {
	back := ownPath(c.QueryParam("back"), c.Request().Host)
	return c.render(http.StatusOK, templates.HiddenPage(templates.Hidden{Frame: c.frame(), Back: back}))
}

// showHealth handles the "GET /healthz" route: the browser's script asks it
// before it leaves a page.
func showHealth(c *call) error { return c.String(http.StatusOK, "ok") }

// showStatic handles the "GET /static/:hash/*" route. The hash is part of the
// address, so that a file never changes under it.
