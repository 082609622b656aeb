package templates

import "electready/assessment"

// methodRule is when a state or a flag is shown.
type methodRule struct{ sign, word, rule string }

// The rules for what agencies state about each other, as the method page lists
// them.
var (
	channelRules = []methodRule{
		{assessment.ChannelExercised, "relation.state-exercised", "method.is-exercised"},
		{assessment.ChannelConfirmed, "relation.state-confirmed", "method.is-confirmed"},
		{assessment.ChannelRelayed, "relation.state-relayed", "method.is-relayed"},
		{assessment.ChannelSenderOnly, "relation.state-sender-only", "method.is-sender-only"},
		{assessment.ChannelReceiverOnly, "relation.state-receiver-only", "method.is-receiver-only"},
		{assessment.ChannelNone, "relation.state-none", "method.is-none"},
		{assessment.ChannelUnclear, "relation.state-unclear", "method.is-unclear"},
	}
	claimRules = []methodRule{
		{assessment.FlagAgreed, "line.agreed", "method.is-agreed"},
		{assessment.FlagShared, "line.shared", "method.is-shared"},
		{assessment.FlagSeveralLeads, "line.several-leads", "method.is-several-leads"},
		{assessment.FlagLawPractice, "line.law-practice", "method.is-law-practice"},
		{assessment.FlagUnaware, "line.unaware", "method.is-unaware"},
		{assessment.FlagUnexpected, "line.unexpected", "method.is-unexpected"},
		{assessment.FlagNoLead, "line.no-lead", "method.is-no-lead"},
		{assessment.FlagNotStated, "line.not-stated", "method.is-not-stated"},
		{assessment.FlagUnconfirmed, "line.unconfirmed", "method.is-unconfirmed"},
	}
	stakeRules = []methodRule{
		{assessment.FlagNoOwner, "line.no-owner", "method.is-no-owner"},
		{assessment.FlagSeveralOwners, "line.several-owners", "method.is-several-owners"},
		{assessment.FlagManyDepend, "line.many-depend", "method.is-many-depend"},
		{assessment.FlagFallbackUnknown, "line.fallback-unknown", "method.is-fallback-unknown"},
		{assessment.FlagOneSupplier, "line.one-supplier", "method.is-one-supplier"},
	}
	decidedRules = []string{
		"method.decided-fit", "method.decided-mended", "method.decided-lock", "method.decided-proposals", "method.decided-held",
		"method.decided-absent", "method.decided-left", "method.decided-renamed", "method.decided-rounds", "method.decided-outer",
	}
)
