package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"electready/assessment"
	"electready/assessment/chart"
	"electready/templates"
)

// linkStore is what links need of the database.
type linkStore interface {
	MakeLink(ctx context.Context, actor assessment.Actor, workshop string, role assessment.Role, language string) (token string, err error)
	Links(ctx context.Context, actor assessment.Actor, workshop string) ([]assessment.Link, error)
	EndLink(ctx context.Context, actor assessment.Actor, workshop string, seq int64) error
	Link(ctx context.Context, token string) (assessment.Link, error)
	OpenLink(ctx context.Context, token string) (session string, err error)
}

// showLinks handles the "GET /w/:id/links" route.
func showLinks(c *call) error { return c.renderLinks(nil) }

func (c *call) renderLinks(issued *templates.IssuedLink) error {
	d, _, err := c.conducted()
	if err != nil {
		return err
	}
	links, err := c.Store.Links(c.Request().Context(), c.actor(), d.ID)
	if err != nil {
		return err
	}
	vm := templates.Links{
		Frame: c.trainerFrame(d, templates.PageLinks), Workshop: d.ID, ReadOnly: d.Workshop.State == assessment.HandedOver,
		Offered: c.offered(d), Chosen: c.printer.Lang(), Issued: issued,
	}
	for _, l := range links {
		vm.Links = append(vm.Links, templates.LinkLine{
			Seq: l.Seq, Role: l.Role, Lang: l.Language, Made: moment(l.Made), Opened: moment(l.Opened), Ended: moment(l.Ended),
		})
	}
	if vm.Team, err = c.team(d); err != nil {
		return err
	}
	return c.render(http.StatusOK, templates.LinksPage(vm))
}

// offered are the languages of a workshop that the interface has.
func (c *call) offered(d *assessment.Document) []string {
	return slices.DeleteFunc(slices.Clone(c.Languages), func(tag string) bool { return !slices.Contains(d.Workshop.Languages, tag) })
}

// saveLink handles the "POST /w/:id/links" route: a new link, shown this once.
func saveLink(c *call) error {
	d, _, err := c.conducted()
	if err != nil {
		return err
	}
	role, lang := assessment.Role(c.field("role")), c.field("lang")
	if !slices.Contains(c.offered(d), lang) {
		lang = ""
	}
	token, err := c.Store.MakeLink(c.Request().Context(), c.actor(), d.ID, role, lang)
	if err != nil {
		return err
	}
	return c.renderIssued(role, "/l/"+token)
}

// renderIssued shows a new link, this once.
func (c *call) renderIssued(role assessment.Role, path string) error {
	base := c.network().Address
	if base == "" {
		base = "/"
	}
	issued := &templates.IssuedLink{Role: role, Address: strings.TrimSuffix(base, "/") + path}
	var err error
	if issued.QR, err = chart.NewQR(issued.Address); err != nil {
		return err
	}
	return c.renderLinks(issued)
}

// saveLinkEnd handles the "POST /w/:id/links/:link/end" route.
func saveLinkEnd(c *call) error {
	seq, err := strconv.ParseInt(c.Param("link"), 10, 64)
	if err != nil {
		return assessment.ErrNotFound
	}
	err = c.Store.EndLink(c.Request().Context(), c.actor(), c.Param("id"), seq)
	if err != nil {
		return err
	}
	if err := c.notice(templates.NoticeLinkEnded); err != nil {
		return err
	}
	return c.see("/w/" + c.Param("id") + "/links")
}

// showLink handles the "GET /l/:token" route: the token is exchanged at once, so
// that it does not stay in the address of a screen that a room looks at. It ends
// nobody's seat and signs no trainer out.
func showLink(c *call) error {
	token := line(c.Param("token"))
	link, err := c.Store.Link(c.Request().Context(), token)
	if err != nil {
		return err
	}
	switch c.actor().Role {
	case assessment.TrainerRole:
		if link.Role == assessment.ScreenRole {
			return c.see("/w/" + link.Workshop + "/screen")
		}
		return c.see("/w/" + link.Workshop + "/links")
	case assessment.RespondentRole, assessment.LeadRole:
		return c.see("/tasks")
	}
	session, err := c.Store.OpenLink(c.Request().Context(), token)
	if err != nil {
		return err
	}
	if err := c.changeSession(session); err != nil {
		return err
	}
	c.setLanguage(link.Language)
	return c.see(home[link.Role])
}

// home is the first page of a role.
var home = map[assessment.Role]string{
	assessment.RespondentRole: "/tasks",
	assessment.LeadRole:       "/tasks",
	assessment.TrainerRole:    "/trainer",
	assessment.ObserverRole:   "/room",
	assessment.ScreenRole:     "/screen",
}

// findEnded keeps that a session is over because its link was ended.
func (c *call) findEnded(err error) bool {
	if errors.Is(err, assessment.ErrLinkEnded) {
		c.ended = err
	}
	return c.ended != nil
}
