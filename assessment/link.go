package assessment

// Link lets in by its address alone: the computer of the room's screen, or an
// observer. Its token is shown once; only the hash of it is kept.
type Link struct {
	Seq      int64
	Workshop string
	Role     Role   // [ScreenRole] or [ObserverRole]
	Language string // of the interface behind it; empty: the browser's
	Made     string
	Opened   string // the last time; empty: never
	Ended    string // empty: it works
}

// ErrLinkEnded says that a link, or a session that it began, was ended by the
// trainer or with the workshop.
var ErrLinkEnded = &Error{Code: Conflict, Key: "error.link-ended"}

// LinkRoles are the roles that a link can give.
var LinkRoles = []Role{ScreenRole, ObserverRole}
