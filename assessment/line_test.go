package assessment_test

import (
	"testing"

	"electready/assessment"
)

// TestLineSigns: what each state and flag makes of a line.
func TestLineSigns(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name                   string
		signs                  []string
		required               bool
		mismatch, talk, silent bool
	}{
		{name: "nothing to say"},
		{name: "only the sender", signs: []string{assessment.ChannelSenderOnly}, mismatch: true, talk: true},
		{name: "only the receiver", signs: []string{assessment.ChannelReceiverOnly}, mismatch: true, talk: true},
		{name: "none", signs: []string{assessment.ChannelNone}},
		{name: "none, required", signs: []string{assessment.ChannelNone}, required: true, talk: true},
		{name: "unclear", signs: []string{assessment.ChannelUnclear}, silent: true},
		{name: "unclear, required", signs: []string{assessment.ChannelUnclear}, required: true, silent: true},
		{name: "confirmed", signs: []string{assessment.ChannelConfirmed}, required: true},
		{name: "exercised", signs: []string{assessment.ChannelExercised}},
		{name: "relayed", signs: []string{assessment.ChannelRelayed}},
		{name: "several leads", signs: []string{assessment.FlagSeveralLeads}, mismatch: true, talk: true},
		{name: "unaware", signs: []string{assessment.FlagUnaware}, mismatch: true, talk: true},
		{name: "unexpected", signs: []string{assessment.FlagUnexpected}, mismatch: true, talk: true},
		{name: "law against practice", signs: []string{assessment.FlagLawPractice}, mismatch: true, talk: true},
		{name: "no lead", signs: []string{assessment.FlagNoLead}, talk: true},
		{name: "no lead, one unconfirmed", signs: []string{assessment.FlagNoLead, assessment.FlagUnconfirmed}, talk: true, silent: true},
		{name: "not stated", signs: []string{assessment.FlagNotStated}, silent: true},
		{name: "unconfirmed", signs: []string{assessment.FlagUnconfirmed}, silent: true},
		{name: "agreed, shared", signs: []string{assessment.FlagAgreed, assessment.FlagShared}},
		{name: "no owner", signs: []string{assessment.FlagNoOwner}, talk: true},
		{name: "several owners", signs: []string{assessment.FlagSeveralOwners}, mismatch: true, talk: true},
		{name: "many depend", signs: []string{assessment.FlagManyDepend}, talk: true},
		{name: "fallback unknown", signs: []string{assessment.FlagFallbackUnknown}, mismatch: true, talk: true},
		{name: "one supplier", signs: []string{assessment.FlagOneSupplier}, talk: true},
	} {
		l := assessment.Line{Signs: tt.signs, Required: tt.required}
		if l.Mismatch() != tt.mismatch || l.ForTalk() != tt.talk || l.Silent() != tt.silent {
			t.Errorf("%s: mismatch %v, for the talk %v, silent %v; want %v, %v, %v",
				tt.name, l.Mismatch(), l.ForTalk(), l.Silent(), tt.mismatch, tt.talk, tt.silent)
		}
	}
}
