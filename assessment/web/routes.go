package web

import "net/http"

// access says who may reach a route at all; what they may do there is asked in
// the store.
type access int

const (
	anyone     access = iota
	entering          // typed an agency's code, has no seat yet
	seated            // respondent or lead
	seeing            // seated, or an observer
	watching          // the room's screen behind a link
	leading           // lead
	conducting        // trainer
)

// route is one line of the table below.
type route struct {
	method string
	path   string
	who    access
	serve  func(*call) error
}

// routes is every address of the program. Reading changes nothing; what changes
// something is posted, and answers with a redirect.
func (a *app) routes() []route {
	get, post := http.MethodGet, http.MethodPost
	return []route{
		{get, "/", anyone, showJoin},
		{post, "/join", anyone, saveJoin},
		{get, "/j/:code", anyone, showScanned},
		{get, "/who", anyone, showWho},
		{post, "/seat", entering, saveSeat},
		{get, "/resume", anyone, showResume},
		{post, "/resume", anyone, saveResume},
		{get, "/practice", seated, showPractice},

		{get, "/tasks", seated, showTasks},
		{get, "/parts/:theme/:part", seated, showPart},
		{post, "/parts/:theme/:part", seated, savePart},
		{post, "/answers", seated, saveAnswer},
		{get, "/receipt", seated, showProof},
		{post, "/receipt", seated, checkProof},
		{post, "/receipt/withdraw", seated, saveOwnWithdrawal},
		{get, "/result", seated, showResult},
		{get, "/result/rounds", seated, showChanges},
		{get, "/room", seeing, showRoom},
		{get, "/room/:theme/:section", seeing, showRoomSection},
		{get, "/l/:token", anyone, showLink},
		{get, "/screen", watching, showScreen},

		{get, "/house", leading, showHouse},
		{post, "/house/agree", leading, saveAgree},
		{post, "/house/confirm", leading, saveConfirm},
		{post, "/house/aside", leading, saveAside},
		{post, "/house/seats", leading, saveSections},
		{post, "/house/share", leading, saveShare},
		{get, "/on-paper", leading, showOnPaper},
		{post, "/on-paper", leading, savePaperSeat},
		{get, "/on-paper/:paper", leading, showTyping},
		{post, "/on-paper/:paper", leading, saveTyping},

		{get, "/each-other", seated, showEachOther},
		{get, "/each-other/channels/:type", seated, showChannels},
		{post, "/each-other/channels/:type", seated, saveChannels},
		{get, "/each-other/scenarios/:scenario", seated, showScenario},
		{post, "/each-other/scenarios/:scenario", seated, saveScenario},
		{get, "/each-other/systems", seated, showSystems},
		{post, "/each-other/systems", seated, saveSystems},
		{post, "/each-other/proposals", leading, saveProposal},
		{get, "/errands", leading, showErrands},
		{post, "/errands", leading, saveErrand},
		{get, "/preview", leading, showPreview},
		{post, "/preview", leading, savePreview},
		{get, "/relations", leading, showOwnRelations},
		{get, "/papers", leading, showPapers},

		{get, "/principles", seated, showPrinciples},
		{post, "/principles", leading, savePrinciples},
		{get, "/plan", seated, showSeatPlan},
		{post, "/plan", leading, saveOwnStep},
		{get, "/plan.ics", leading, showSeatCalendar},
		{get, "/plan.xlsx", leading, showSeatSheet},
		{get, "/plan/:action", leading, showOwnAction},
		{post, "/plan/:action", leading, saveOwnAction},
		{post, "/plan/:action/move", leading, saveActionMove},

		{get, "/setup/:token", anyone, showSetup},
		{post, "/setup/:token", anyone, saveSetup},
		{get, "/sign-in", anyone, showSignIn},
		{post, "/sign-in", anyone, saveSignIn},

		{post, "/trainer/sign-out", conducting, saveSignOutAll},
		{get, "/trainer", conducting, showWorkshops},
		{get, "/trainer/new", conducting, showNewPlan},
		{post, "/trainer/new", conducting, saveNewPlan},
		{post, "/trainer/import", conducting, saveImport},
		{get, "/w/:id", conducting, showConsole},
		{post, "/w/:id/start", conducting, saveStart},
		{post, "/w/:id/themes", conducting, saveThemes},
		{get, "/w/:id/sheet", conducting, showRunSheet},
		{post, "/w/:id/sheet", conducting, saveSheet},
		{get, "/w/:id/sheet/:step", conducting, showStep},
		{post, "/w/:id/sheet/:step", conducting, saveStep},
		{post, "/w/:id/pause", conducting, savePause},
		{get, "/w/:id/queue", conducting, showQueue},
		{post, "/w/:id/queue", conducting, saveQueue},
		{get, "/w/:id/notes", conducting, showNotes},
		{post, "/w/:id/notes", conducting, saveNotes},
		{get, "/w/:id/plan", conducting, showPlan},
		{post, "/w/:id/plan", conducting, savePlan},
		{get, "/w/:id/words", conducting, showWords},
		{post, "/w/:id/words", conducting, saveWords},
		{get, "/w/:id/on-paper", conducting, showOnPaper},
		{post, "/w/:id/on-paper", conducting, savePaperSeat},
		{get, "/w/:id/on-paper/:paper", conducting, showTyping},
		{post, "/w/:id/on-paper/:paper", conducting, saveTyping},
		{get, "/w/:id/agencies", conducting, showAgencies},
		{post, "/w/:id/agencies", conducting, saveNewAgency},
		{post, "/w/:id/agencies/:agency", conducting, saveAgency},
		{post, "/w/:id/agencies/:agency/code", conducting, saveCode},
		{post, "/w/:id/agencies/:agency/left", conducting, saveLeft},
		{get, "/w/:id/agencies/:agency/merge", conducting, showMerging},
		{post, "/w/:id/agencies/:agency/merge", conducting, saveMerging},
		{post, "/w/:id/seats/:respondent/code", conducting, saveSeatCode},
		{get, "/w/:id/cards", conducting, showCards},
		{get, "/w/:id/papers", conducting, showAllPapers},
		{get, "/w/:id/report", conducting, showReport},
		{post, "/w/:id/report", conducting, saveReport},
		{get, "/w/:id/themes/:theme", conducting, showTheme},
		{get, "/w/:id/themes/:theme/:section", conducting, showThemeSection},
		{get, "/w/:id/rounds", conducting, showRounds},
		{post, "/w/:id/rounds", conducting, saveRounds},
		{get, "/w/:id/rounds/:round", conducting, showCompare},
		{post, "/w/:id/private", conducting, showPrivate},
		{get, "/w/:id/each-other", conducting, showRelations},
		{post, "/w/:id/each-other", conducting, saveRelations},
		{post, "/w/:id/each-other/hold", conducting, saveHold},
		{post, "/w/:id/each-other/actions", conducting, saveAction},
		{get, "/w/:id/channels", conducting, showMatrix},
		{get, "/w/:id/channels/:type/:from/:to", conducting, showPair},
		{get, "/w/:id/responsibilities", conducting, showResponsibilities},
		{post, "/w/:id/responsibilities", conducting, saveOutcome},
		{get, "/w/:id/paths", conducting, showPaths},
		{get, "/w/:id/systems", conducting, showSystemsView},
		{get, "/w/:id/principles", conducting, showTrainerPrinciples},
		{post, "/w/:id/principles", conducting, saveTrainerPrinciples},
		{post, "/w/:id/principles/choose", conducting, savePrincipleChoice},
		{get, "/w/:id/principles/:principle", conducting, showPrincipleEdit},
		{post, "/w/:id/principles/:principle", conducting, savePrincipleEdit},
		{get, "/w/:id/actions", conducting, showActions},
		{post, "/w/:id/actions", conducting, saveNewAction},
		{get, "/w/:id/actions.ics", conducting, showCalendar},
		{get, "/w/:id/actions.xlsx", conducting, showSheet},
		{get, "/w/:id/actions/new", conducting, showNewAction},
		{get, "/w/:id/actions/:action", conducting, showActionEdit},
		{post, "/w/:id/actions/:action", conducting, saveActionEdit},
		{post, "/w/:id/actions/:action/withdraw", conducting, saveWithdraw},
		{get, "/w/:id/screen", conducting, showWall},
		{post, "/w/:id/screen", conducting, saveWall},
		{get, "/w/:id/links", conducting, showLinks},
		{post, "/w/:id/links", conducting, saveLink},
		{post, "/w/:id/links/:link/end", conducting, saveLinkEnd},
		{get, "/w/:id/export", conducting, showExport},
		{post, "/w/:id/figures", conducting, saveFigures},
		{post, "/w/:id/export", conducting, saveExport},
		{get, "/w/:id/trail", conducting, showTrail},
		{get, "/w/:id/end", conducting, showEnd},
		{post, "/w/:id/end", conducting, saveErase},
		{get, "/w/:id/hand-over", conducting, showHandOver},
		{post, "/w/:id/hand-over", conducting, saveHandOver},
		{post, "/w/:id/reopen", conducting, saveReopen},
		{get, "/w/:id/receipt", conducting, showReceipt},

		{get, "/method", anyone, showMethod},
		{get, "/bank", anyone, showBank},
		{get, "/bank/:theme", anyone, showBankTheme},
		{get, "/bank/:theme/paper", anyone, showPaper},
		{get, "/bank/:theme/:section", anyone, showBankSection},
		{get, "/q/:question", anyone, showBankQuestion},
		{get, "/glossary", anyone, showGlossary},
		{get, "/cards", anyone, showDeskCards},
		{get, "/cards/cases", anyone, showCaseCards},
		{get, "/sources", anyone, showSources},
		{get, "/privacy", anyone, showPrivacy},
		{get, "/accessibility", anyone, showAccessibility},
		{get, "/help", anyone, showHelp},
		{get, "/security", anyone, showSecurity},
		{get, "/guide", anyone, showGuide},
		{get, "/guide/slides", anyone, showSlides},
		{get, "/about", anyone, showAbout},
		{get, "/hidden", anyone, showHidden},
		{post, "/language", anyone, saveLanguage},
		{post, "/sign-out", anyone, saveSignOut},
		{post, "/stay", anyone, saveStay},

		{get, "/static/:hash/*", anyone, showStatic},
		{get, "/healthz", anyone, showHealth},
		{get, "/favicon.ico", anyone, showIcon},
	}
}
