package web

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"electready/assessment"
	"electready/assessment/secret"
	"electready/templates"
)

// teamStore is what several trainers of one workshop need of the database.
type teamStore interface {
	Team(ctx context.Context, actor assessment.Actor, workshop string) ([]assessment.Member, error)
	Invite(ctx context.Context, actor assessment.Actor, workshop string) (token string, err error)
	Invitations(ctx context.Context, actor assessment.Actor, workshop string) ([]assessment.Invitation, error)
	EndInvitation(ctx context.Context, actor assessment.Actor, workshop string, seq int64) error
	Invitation(ctx context.Context, token string) (assessment.Invitation, error)
	TakeInvitation(ctx context.Context, token string, who assessment.Trainer) (assessment.Trainer, error)
	EndAccess(ctx context.Context, actor assessment.Actor, workshop, trainer string) error
}

// team is who runs a workshop, and who is invited to.
func (c *call) team(d *assessment.Document) (templates.Team, error) {
	var vm templates.Team
	ctx, own := c.Request().Context(), c.actor().ID
	team, err := c.Store.Team(ctx, c.actor(), d.ID)
	if err != nil {
		return vm, err
	}
	list, err := c.Store.Invitations(ctx, c.actor(), d.ID)
	if err != nil {
		return vm, err
	}
	for _, m := range team {
		vm.Members = append(vm.Members, templates.TeamMember{
			ID: m.ID, Name: m.Name, Invited: m.InvitedBy != "", InvitedBy: memberName(team, m.InvitedBy), You: m.ID == own,
			Ends: assessment.MayEndAccess(team, own, m.ID),
		})
	}
	for _, i := range list {
		vm.Invitations = append(vm.Invitations, templates.InvitationLine{
			Seq: i.Seq, By: memberName(team, i.By), Made: moment(i.Made), Until: moment(i.Until), Used: moment(i.Used),
			Taker: memberName(team, i.Taker), Ended: moment(i.Ended), Over: !c.Clock().Before(moment(i.Until)),
		})
	}
	return vm, nil
}

// memberName is the name of a trainer, empty for one who runs the workshop no
// more.
func memberName(team []assessment.Member, id string) string {
	for _, m := range team {
		if m.ID == id {
			return m.Name
		}
	}
	return ""
}

// saveNewInvitation handles the "POST /w/:id/invitations" route: a link for one
// more trainer, shown this once.
func saveNewInvitation(c *call) error {
	token, err := c.Store.Invite(c.Request().Context(), c.actor(), c.Param("id"))
	if err != nil {
		return err
	}
	return c.renderIssued(assessment.TrainerRole, "/invitation/"+token)
}

// saveInvitationEnd handles the "POST /w/:id/invitations/:invitation/end" route.
func saveInvitationEnd(c *call) error {
	seq, err := strconv.ParseInt(c.Param("invitation"), 10, 64)
	if err != nil {
		return assessment.ErrNotFound
	}
	if err := c.Store.EndInvitation(c.Request().Context(), c.actor(), c.Param("id"), seq); err != nil {
		return err
	}
	return c.done(templates.NoticeInvitationEnded, "/w/"+c.Param("id")+"/links")
}

// saveAccessEnd handles the "POST /w/:id/trainers/:trainer/end" route.
func saveAccessEnd(c *call) error {
	if err := c.Store.EndAccess(c.Request().Context(), c.actor(), c.Param("id"), c.Param("trainer")); err != nil {
		return err
	}
	return c.done(templates.NoticeAccessEnded, "/w/"+c.Param("id")+"/links")
}

// invitation is the one that a path names. For a trainer who runs its workshop
// there is nothing to take, also where it was used: runs says so.
func (c *call) invitation() (i assessment.Invitation, runs bool, err error) {
	i, err = c.Store.Invitation(c.Request().Context(), line(c.Param("token")))
	if c.actor().Role == assessment.TrainerRole && i.Workshop != "" {
		if _, none := c.Store.Team(c.Request().Context(), c.actor(), i.Workshop); none == nil {
			return i, true, nil
		}
	}
	return i, false, err
}

// showInvitation handles the "GET /invitation/:token" route.
func showInvitation(c *call) error {
	return c.renderInvitation(http.StatusOK, templates.Invited{})
}

func (c *call) renderInvitation(status int, vm templates.Invited) error {
	i, runs, err := c.invitation()
	switch {
	case runs:
		return c.see("/w/" + i.Workshop)
	case err != nil:
		return err
	}
	if err := c.markDevice(); err != nil {
		return err
	}
	vm.Frame, vm.Link, vm.Title, vm.Proposed = c.frame(), c.Param("token"), i.Title, secret.Again(c.field("proposed"))
	if c.actor().Role == assessment.TrainerRole {
		vm.Member = c.session.Name
	}
	vm.Wait, _ = c.Get(waitKey).(int)
	return c.render(status, templates.InvitedPage(vm))
}

// saveInvitation handles the "POST /invitation/:token" route: a trainer who is
// signed in, one who signs in, or one who is made now runs the workshop.
func saveInvitation(c *call) error {
	i, runs, err := c.invitation()
	switch do := c.field("do"); {
	case runs:
		return c.see("/w/" + i.Workshop)
	case err != nil:
		return err
	case do == "join" && c.actor().Role == assessment.TrainerRole:
		if _, err := c.Store.TakeInvitation(c.Request().Context(), c.Param("token"), assessment.Trainer{ID: c.actor().ID}); err != nil {
			return err
		}
		if err := c.notice(templates.NoticeJoined, "name", c.session.Name); err != nil {
			return err
		}
		return c.see("/w/" + i.Workshop)
	case do == "known":
		return c.joinKnown(i)
	}
	return c.joinNew(i)
}

// joinKnown signs a trainer in, who then runs the workshop.
func (c *call) joinKnown(i assessment.Invitation) error {
	typed, passphrase := templates.Invited{Known: c.field("known")}, c.FormValue("known-passphrase")
	refuse := func(key string) error {
		typed.Problems = []templates.Problem{{Field: "known-passphrase", Key: key}}
		return c.renderInvitation(http.StatusUnprocessableEntity, typed)
	}
	if strings.TrimSpace(passphrase) == "" {
		return refuse(templates.ProblemPassphraseEmpty)
	}
	trainer, fits, err := c.knownTrainer(typed.Known, passphrase)
	switch {
	case errors.Is(err, errTooMany):
		return c.renderInvitation(http.StatusTooManyRequests, typed)
	case err != nil:
		return err
	case !fits:
		return refuse(templates.ProblemSignIn)
	}
	if trainer, err = c.Store.TakeInvitation(c.Request().Context(), c.Param("token"), trainer); err != nil {
		return err
	}
	return c.signInTo(trainer, templates.NoticeJoined, "/w/"+i.Workshop)
}

// joinNew makes a trainer, who then runs the workshop.
func (c *call) joinNew(i assessment.Invitation) error {
	ctx, name, passphrase := c.Request().Context(), c.field("name"), c.FormValue("passphrase")
	typed := templates.Invited{Name: name, Problems: c.judgeTrainer(name, passphrase)}
	if len(typed.Problems) > 0 {
		return c.renderInvitation(http.StatusUnprocessableEntity, typed)
	}
	encoded, err := secret.Encode(ctx, passphrase)
	if err != nil {
		return err
	}
	trainer, err := c.Store.TakeInvitation(ctx, c.Param("token"), assessment.Trainer{Name: name, Passphrase: encoded})
	if nameTaken(err) {
		typed.Problems = []templates.Problem{{Field: "name", Key: templates.ProblemTrainerNameTaken}}
		return c.renderInvitation(http.StatusUnprocessableEntity, typed)
	}
	if err != nil {
		return err
	}
	return c.signInTo(trainer, templates.NoticeJoined, "/w/"+i.Workshop)
}
