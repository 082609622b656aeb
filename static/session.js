/* electready: warns before a session ends because nothing happens, and forgets
   what this device kept for a workshop that was erased. Pages work without it. */
"use strict";
(function () {
  var PREFIX = "electready.";
  var SEEN = PREFIX + "seen";

  if (document.body.hasAttribute("data-forget")) {
    try {
      for (var i = localStorage.length - 1; i >= 0; i--) {
        var name = localStorage.key(i);
        if (name && name.indexOf(PREFIX) === 0) { localStorage.removeItem(name); }
      }
    } catch (e) { /* nothing kept */ }
  }

  var bar = document.querySelector("[data-stay]");
  if (!bar) { return; }
  var whole = 1000 * Number(bar.getAttribute("data-stay"));
  var warn = 1000 * Number(bar.getAttribute("data-warn"));
  var seen = Date.now();
  var timer = 0;

  // Another tab of the same seat keeps this one, too.
  function touch() {
    seen = Date.now();
    try { localStorage.setItem(SEEN, String(seen)); } catch (e) { /* this tab alone */ }
    look();
  }

  function look() {
    clearTimeout(timer);
    var rest = whole - (Date.now() - seen);
    var over = rest <= 0;
    bar.hidden = rest > warn;
    bar.querySelector("[data-warns]").hidden = over;
    bar.querySelector("[data-over]").hidden = !over;
    bar.querySelector("button").hidden = over;
    if (!over) { timer = setTimeout(look, Math.max(1000, Math.min(rest > warn ? rest - warn : rest, 60000))); }
  }

  bar.addEventListener("submit", function (e) {
    e.preventDefault();
    var body = new URLSearchParams();
    body.set("token", bar.elements.token.value);
    fetch("/stay", { method: "POST", body: body, credentials: "same-origin", headers: { Accept: "application/json" } }).then(function (response) {
      if (response.ok) { touch(); } else { whole = 0; look(); }
    }, function () { /* the laptop does not answer: the bar stays */ });
  });

  window.addEventListener("storage", function (e) {
    if (e.key === SEEN && e.newValue) { seen = Math.max(seen, Number(e.newValue)); look(); }
  });
  // Pages that save by themselves tell the laptop that somebody is there.
  if (document.body.hasAttribute("data-queue")) { document.addEventListener("change", touch); }
  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "visible") { look(); } });
  touch();
})();
