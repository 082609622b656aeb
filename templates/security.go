package templates

// promise is what is promised about security, with how it is tested; adversary is
// who might attack, with what the program does and what remains. All are messages.
type (
	promise   struct{ number, text, held string }
	adversary struct{ id, name, does, remains string }
)

// promises and adversaries stand in the file SECURITY.md beside the source, too,
// in the same order and words.
var promises = []promise{
	{"1", "promise.1", "promise.1-held"},
	{"2", "promise.2", "promise.2-held"},
	{"3", "promise.3", "promise.3-held"},
	{"4", "promise.4", "promise.4-held"},
	{"5", "promise.5", "promise.5-held"},
	{"6", "promise.6", "promise.6-held"},
	{"7", "promise.7", "promise.7-held"},
	{"8", "promise.8", "promise.8-held"},
	{"9", "promise.9", "promise.9-held"},
}

var adversaries = []adversary{
	{"curious", "promise.curious", "promise.curious-does", "promise.curious-remains"},
	{"device", "promise.device", "promise.device-does", "promise.device-remains"},
	{"thief", "promise.thief", "promise.thief-does", "promise.thief-remains"},
	{"file", "promise.file", "promise.file-does", "promise.file-remains"},
	{"error", "promise.error", "promise.error-does", "promise.error-remains"},
	{"harm", "promise.harm", "promise.harm-does", "promise.harm-remains"},
	{"holder", "promise.holder", "promise.holder-does", "promise.holder-remains"},
	{"fault", "promise.fault", "promise.fault-does", "promise.fault-remains"},
}
