package templates

// Setup is the page behind a one-time link: it makes a trainer, or gives one a
// new pass-phrase. Posted to /setup/{link} with name, passphrase and again.
type Setup struct {
	Frame
	Link     string    // the link's own token, for the form's address
	Known    bool      // the trainer is there already: the name stays as it is
	Name     string    // as typed, or of the trainer that is there
	Proposed string    // a pass-phrase of five words, to take or to leave
	Problems []Problem // fields: name, passphrase, again
}

// SignIn asks a trainer for name and pass-phrase. Posted to /sign-in with name
// and passphrase. What was typed as pass-phrase never comes back.
type SignIn struct {
	Frame
	Name     string
	Wait     int       // seconds until the next try; 0: now
	Problems []Problem // fields: name, passphrase
}

// Problems of the two pages.
const (
	ProblemTrainerName      = "trainer.problem-name"
	ProblemTrainerNameLong  = "trainer.problem-name-long" // args: limit
	ProblemTrainerNameTaken = "trainer.problem-name-taken"
	ProblemPassphraseEmpty  = "trainer.problem-passphrase-empty"
	ProblemPassphraseShort  = "trainer.problem-passphrase-short" // args: limit
	ProblemPassphraseCommon = "trainer.problem-passphrase-common"
	ProblemPassphraseAgain  = "trainer.problem-passphrase-again"
	ProblemSignIn           = "trainer.problem-sign-in"
)
