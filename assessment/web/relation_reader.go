package web

import (
	"slices"

	"electready/assessment"
	"electready/templates"
)

// line is a line in words to the reader: what the own agency says first, then
// what others say.
func (o *ownLines) line(l assessment.Line) lineWords {
	w := o.teller.line(l)
	switch l.Kind {
	case "channel":
		w.Sentences = o.channelLine(l).Sentences
	case "claim":
		w.Sentences = o.claimLine(l)
	case "system":
		w.Sentences = append(o.partLine(l.About), o.systemFlags(l)...)
	}
	return w
}

func (o *ownLines) says(key string, args ...any) templates.Sentence {
	return templates.Sentence{Key: key, Args: args}
}

// claimLine says who leads, to the agency that is one of those it names.
func (o *ownLines) claimLine(l assessment.Line) []templates.Sentence {
	task := o.tasks[l.About]
	own, stated := o.claim(l.About, o.own)
	out := o.ownClaim(own, task)
	others := slices.DeleteFunc(slices.Clone(task.Leads), func(lead []string) bool { return slices.Contains(lead, o.own) })
	out = append(out, o.leadSentences(l.About, others)...)
	for _, agency := range l.Agencies {
		by := slices.DeleteFunc(slices.Clone(task.Named[agency]), func(a string) bool { return a == o.own })
		keys := [2]string{"line.named", "relation.named-by-several"}
		if agency == o.own {
			keys = [2]string{"relation.names-you", "relation.name-you"}
		}
		if len(by) > 0 {
			out = append(out, o.says(keys[min(len(by)-1, 1)], "by", o.names(by), "agency", o.name(agency)))
		}
	}
	for _, s := range o.claims[l.About] {
		if _, named := task.Named[s.Agency]; s.Agency == o.own {
			continue
		} else if key := otherClaim(s, named); key != "" {
			out = append(out, o.says(key, "agency", o.name(s.Agency)))
		}
	}
	return append(out, o.taskFlags(l, task, stated)...)
}

// otherClaim is what an agency says that neither leads nor names anybody.
func otherClaim(s assessment.Claim, named bool) string {
	switch {
	case s.Claim == assessment.ClaimNobody:
		return "relation.says-nobody"
	case s.Claim == assessment.ClaimSupport && named:
		return "relation.says-support"
	}
	return ""
}

// claim is what an agency says about a task, and whether it says anything.
func (o *ownLines) claim(about, agency string) (assessment.Claim, bool) {
	for _, s := range o.claims[about] {
		if s.Agency == agency {
			return s, s.Claim != assessment.SaysUnknown && s.Claim != assessment.SaysWithheld
		}
	}
	return assessment.Claim{}, false
}

// ownLead are the words for what the own agency says of its own lead, by basis.
var ownLead = map[string]string{
	assessment.ByLaw: "relation.you-lead-by-law", assessment.ByPractice: "relation.you-lead-by-practice", "": "relation.you-lead",
}

// ownClaim is what the own agency says about a task.
func (o *ownLines) ownClaim(own assessment.Claim, task assessment.TaskResult) []templates.Sentence {
	together := slices.ContainsFunc(task.Leads, func(lead []string) bool { return len(lead) > 1 && slices.Contains(lead, o.own) })
	switch own.Claim {
	case assessment.ClaimLead:
		return []templates.Sentence{o.says(ownLead[own.Basis])}
	case assessment.ClaimWith:
		if together {
			return []templates.Sentence{o.says("relation.you-both-lead", "agency", o.name(own.Other))}
		}
		return []templates.Sentence{o.says("relation.you-lead-with", "agency", o.name(own.Other))}
	case assessment.ClaimOther:
		return []templates.Sentence{o.says("relation.you-name", "agency", o.name(own.Other))}
	case assessment.ClaimNobody:
		return []templates.Sentence{o.says("relation.you-nobody")}
	case assessment.ClaimSupport:
		return []templates.Sentence{o.says("relation.you-support")}
	}
	return nil
}

// taskFlags are the flags of a task, less what is about the reader alone and was
// said already.
func (o *ownLines) taskFlags(l assessment.Line, task assessment.TaskResult, stated bool) []templates.Sentence {
	_, named := task.Named[o.own]
	var out []templates.Sentence
	for _, flag := range l.Signs {
		switch {
		case flag == assessment.FlagUnaware && !o.othersUnaware(l.About, task):
		case flag == assessment.FlagUnconfirmed && named && !stated:
			out = append(out, o.says("relation.you-silent"))
		default:
			out = append(out, flagSentences([]string{flag})...)
		}
	}
	return out
}

// othersUnaware reports whether another agency than the own is named and sees it
// otherwise.
func (o *ownLines) othersUnaware(about string, task assessment.TaskResult) bool {
	for agency := range task.Named {
		s, stated := o.claim(about, agency)
		if agency != o.own && stated && s.Claim != assessment.ClaimLead && s.Claim != assessment.ClaimWith {
			return true
		}
	}
	return false
}

// ownParts say what part the own agency has in a system.
var ownParts = map[string]string{
	assessment.StakeOwns: "relation.you-own", assessment.StakeOperates: "relation.you-operate",
	assessment.StakeDepends: "relation.you-depend", assessment.StakeSupplies: "relation.you-supply",
}

// partLine says who has which part in a system: the own ones first.
func (o *ownLines) partLine(system string) []templates.Sentence {
	var own, others []templates.Sentence
	for _, p := range stakeParts {
		var who []string
		for _, s := range o.stakes[system] {
			switch {
			case !s.Holds(p.part):
			case s.Agency == o.own:
				own = append(own, o.says(ownParts[p.part]))
			default:
				who = append(who, s.Agency)
			}
		}
		if len(who) > 0 {
			others = append(others, o.says(p.key, "agencies", o.names(who)))
		}
	}
	return append(own, others...)
}

// systemFlags are the flags of a system, said to the reader where they are about
// the own agency.
func (o *ownLines) systemFlags(l assessment.Line) []templates.Sentence {
	var own assessment.Stake
	for _, s := range o.stakes[l.About] {
		if s.Agency == o.own {
			own = s
		}
	}
	owns := own.Holds(assessment.StakeOwns)
	var out []templates.Sentence
	for _, flag := range l.Signs {
		switch {
		case flag == assessment.FlagFallbackUnknown && owns && own.Fallback == assessment.SaysYes:
			out = append(out, o.says("relation.you-fallback"))
		case flag == assessment.FlagFallbackUnknown && !owns && own.Holds(assessment.StakeDepends) && own.Fallback != assessment.SaysYes && own.Fallback != "":
			out = append(out, o.says("relation.you-know-none"))
		case flag == assessment.FlagOneSupplier && owns && own.SingleSupplier:
			out = append(out, o.says("relation.you-one-supplier"))
		default:
			out = append(out, flagSentences([]string{flag})...)
		}
	}
	return out
}
