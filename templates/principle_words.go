package templates

import (
	"context"

	"electready/assessment"
)

func principleEditTitle(v PrincipleEdit) string {
	switch {
	case v.ID == "":
		return "principle.edit-own"
	case v.Fresh:
		return "principle.change-text"
	}
	return "principle.edit-title"
}

func principleEditLead(ctx context.Context, v PrincipleEdit) string {
	switch {
	case v.ID == "":
		return ""
	case v.Fresh:
		return t(ctx, "principle.edit-fresh")
	}
	return t(ctx, "principle.edit-lead")
}

func principleEditSave(ctx context.Context, v PrincipleEdit) string {
	if v.ID == "" || v.Fresh {
		return t(ctx, "principle.edit-save-fresh")
	}
	return t(ctx, "principle.edit-save", "number", v.Version)
}

// principleAddress is the end of the address of a principle's text.
func principleAddress(id string) string {
	if id == "" {
		return "new"
	}
	return id
}

// screenStage says why the room's screen has no numbers of a principle.
func screenStage(s assessment.Stage) string {
	if s == assessment.Locked {
		return "principle.screen-locked"
	}
	return "principle.screen-open"
}
