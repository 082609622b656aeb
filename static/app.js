/* electready: saves answers, and keeps them here until the laptop has them.
   Pages work without it, and carry its sentences. */
"use strict";
(function () {
  var seat = document.body.getAttribute("data-queue");
  if (!seat) { return; }

  var PREFIX = "electready.answers.";
  var STORE = PREFIX + seat;
  var form = document.getElementById("answers");
  var bar = document.getElementById("save");
  var memory = []; // where the browser keeps nothing
  var pauses = [1, 2, 4, 8, 16, 30]; // seconds
  var failures = 0;
  var timer = 0;
  var sending = null; // promise of the round under way
  var state = "";
  var clicked = null;
  var said = {}; // what was last put into the queue, by question


  function read() {
    try {
      var list = JSON.parse(localStorage.getItem(STORE) || "[]");
      return Array.isArray(list) ? list : [];
    } catch (e) { return memory; }
  }

  function write(list) {
    memory = list;
    try {
      if (list.length) { localStorage.setItem(STORE, JSON.stringify(list)); }
      else { localStorage.removeItem(STORE); }
    } catch (e) { /* kept in memory */ }
  }

  // What another seat left on this device is never sent, and does not stay.
  function forgetOthers() {
    try {
      for (var i = localStorage.length - 1; i >= 0; i--) {
        var name = localStorage.key(i);
        if (name && name.indexOf(PREFIX) === 0 && name !== STORE) { localStorage.removeItem(name); }
      }
    } catch (e) { /* nothing kept */ }
  }

  function pending() { return read().filter(function (item) { return !item.held; }); }

  function randomKey() {
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.prototype.map.call(bytes, function (b) { return ("0" + b.toString(16)).slice(-2); }).join("");
  }


  function fields(id) {
    return form ? Array.prototype.filter.call(form.elements, function (el) {
      return /^(choice|basis|why|note|flag|rev)-/.test(el.name) && el.name.slice(el.name.indexOf("-") + 1) === id;
    }) : [];
  }

  function answerOf(id) {
    var item = { key: randomKey(), part: form.getAttribute("data-part"), question: id, round: roundOf(), t: Date.now() };
    fields(id).forEach(function (el) {
      var name = el.name.slice(0, el.name.indexOf("-"));
      if ((el.type !== "radio" && el.type !== "checkbox") || el.checked) { item[name] = el.value; }
    });
    return item;
  }

  // The round that the page was made for: an answer never speaks in another.
  function roundOf() {
    var field = form && form.elements.namedItem("round");
    return field ? field.value : "";
  }

  // After a reload without connection the page shows again what was chosen.
  function restore(item) {
    if (item.round && item.round !== roundOf()) { return; }
    fields(item.question).forEach(function (el) {
      var value = item[el.name.slice(0, el.name.indexOf("-"))];
      if (el.type === "radio" || el.type === "checkbox") { el.checked = el.value === value; }
      else if (el.type !== "hidden") { el.value = value || ""; }
    });
    showSign(item.question);
  }

  function setRevision(id, revision) {
    fields(id).forEach(function (el) {
      if (el.name.indexOf("rev-") === 0) { el.value = revision; }
    });
  }

  function block(id) { return form && document.getElementById("question-" + id); }

  function say(id, text) {
    var place = block(id) && block(id).querySelector("[data-status]");
    if (place && text) { place.textContent = text; }
  }

  function showSign(id) {
    var q = block(id);
    var place = q && q.querySelector(".meta .stop svg");
    var flag = q && q.querySelector('input[type="checkbox"]');
    var chosen = q && q.querySelector('input[name="choice-' + id + '"]:checked');
    var from = chosen && chosen.parentNode.querySelector("svg");
    if (flag && flag.checked) { from = document.getElementById("sign-flag").content.querySelector("svg"); }
    if (place && from) { place.parentNode.replaceChild(from.cloneNode(true), place); }
  }

  function changed(id) {
    var item = answerOf(id);
    if (!item.choice) { return; } // note and flag go with a choice
    showSign(id);
    var words = JSON.stringify([item.choice, item.basis, item.why, item.note, item.flag]);
    if (said[id] === words) { return; }
    said[id] = words;
    write(read().filter(function (old) { return old.question !== id; }).concat([item]));
    say(id, bar.getAttribute("data-answer-waits"));
    flush();
  }


  function show(name, time) {
    if (!bar) { return; }
    var count = pending().length;
    Array.prototype.forEach.call(bar.querySelectorAll("[data-state]"), function (el) {
      el.hidden = el.getAttribute("data-state") !== name;
      if (el.hidden) { return; }
      var counted = el.querySelector("[data-count]");
      var timed = el.querySelector("[data-text]");
      if (counted) { counted.textContent = waiting(count); }
      if (timed && time) { timed.textContent = timed.getAttribute("data-text").replace("{time}", time); }
      if (state !== name && name !== "saving") {
        bar.querySelector("[data-live]").textContent = el.textContent;
      }
    });
    if (name !== "saving") { state = name; }
  }

  function waiting(count) {
    var plural = "other";
    try { plural = new Intl.PluralRules(document.documentElement.lang).select(count); } catch (e) { /* other */ }
    var text = bar.getAttribute("data-waiting-" + plural) || bar.getAttribute("data-waiting-other");
    return text.replace("{count}", String(count));
  }

  function showHeld() {
    var held = read().filter(function (item) { return item.held; });
    if (held.length) { show(held[held.length - 1].held === "refused" ? "refused" : "look"); }
    return held.length > 0;
  }


  function post(item, keepalive) {
    var body = new URLSearchParams();
    ["key", "part", "question", "round", "choice", "basis", "why", "note", "flag", "rev"].forEach(function (name) {
      if (item[name] !== undefined) { body.set(name, item[name]); }
    });
    var token = document.querySelector('input[name="token"]');
    body.set("token", token ? token.value : "");
    var abort = new AbortController();
    var limit = setTimeout(function () { abort.abort(); }, 15000);
    return fetch("/answers", {
      method: "POST", body: body, credentials: "same-origin", redirect: "error", cache: "no-store",
      headers: { Accept: "application/json" }, keepalive: keepalive === true, signal: keepalive ? undefined : abort.signal
    }).then(function (response) {
      return response.json().catch(function () { return {}; }).then(function (answer) {
        clearTimeout(limit);
        return { status: response.status, answer: answer };
      });
    }, function (e) { clearTimeout(limit); throw e; });
  }

  function settle(item, result) {
    var answer = result.answer;
    document.dispatchEvent(new CustomEvent("answered", { detail: answer }));
    if (result.status === 200 && answer.key === item.key) {
      write(read().filter(function (old) { return old.key !== item.key; }).map(function (old) {
        if (old.question === item.question) { old.rev = String(answer.revision); }
        return old;
      }));
      setRevision(item.question, answer.revision);
      if (!read().some(function (old) { return old.question === item.question; })) {
        say(item.question, bar && bar.getAttribute("data-answer-saved").replace("{time}", answer.saved));
      }
      return answer.saved;
    }
    // Erased: nothing stays here.
    if (result.status === 410) { write([]); location.reload(); return ""; }
    // The laptop has answered and will not take it: trying again changes nothing.
    // Without a seat ("gone") the answer waits until the seat is found again.
    if (result.status >= 400 && result.status < 500 && [408, 425, 429].indexOf(result.status) < 0) {
      var gone = [401, 403, 404].indexOf(result.status) >= 0;
      hold(item, answer.status === "not-open" ? "refused" : gone ? "gone" : "look");
      return "";
    }
    throw new Error("not taken");
  }

  function hold(item, why) {
    write(read().map(function (old) {
      if (old.key === item.key) { old.held = why; }
      return old;
    }));
    say(item.question, bar && bar.getAttribute("data-answer-refused"));
  }

  // flush sends what waits, one answer after the other, and resolves to whether
  // nothing waits any more.
  function flush() {
    clearTimeout(timer);
    if (sending) { return sending; }
    var time = "";
    function next() {
      var item = pending()[0];
      if (!item) { return true; }
      if (!failures) { show("saving"); }
      return post(item).then(function (result) {
        time = settle(item, result) || time;
        failures = 0;
        return next();
      });
    }
    sending = Promise.resolve().then(next).then(function () {
      sending = null;
      if (!showHeld() && time) { show("saved", time); }
      return true;
    }, function () {
      sending = null;
      timer = setTimeout(flush, 1000 * pauses[Math.min(failures, pauses.length - 1)]);
      failures++;
      show("waiting");
      return false;
    });
    return sending;
  }


  // leave goes on only when nothing waits, or keeps the page and says so.
  function leave(go) {
    fetch("/healthz", { cache: "no-store", credentials: "same-origin" }).then(function (response) {
      return response.ok && flush();
    }).catch(function () { return false; }).then(function (clear) {
      if (clear && !pending().length) { go(); return; }
      show("waiting");
      if (bar) { bar.querySelector("[data-live]").textContent = bar.getAttribute("data-offline"); }
    });
  }

  document.addEventListener("click", function (e) {
    clicked = e.target.closest ? e.target.closest("button") : null;
    var link = e.target.closest ? e.target.closest("a[href]") : null;
    if (!link || e.defaultPrevented || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey || link.target) { return; }
    if (link.getAttribute("href").charAt(0) === "#" || !pending().length) { return; }
    e.preventDefault();
    leave(function () { location.assign(link.href); });
  });

  document.addEventListener("submit", function (e) {
    if (e.target === form) { dropLooks(); }
    if (!pending().length) { return; }
    e.preventDefault();
    var button = clicked && clicked.form === e.target && clicked.name ? clicked : null;
    leave(function () {
      if (button) {
        var extra = document.createElement("input");
        extra.type = "hidden";
        extra.name = button.name;
        extra.value = button.value;
        e.target.appendChild(extra);
      }
      HTMLFormElement.prototype.submit.call(e.target);
    });
  });

  // The page that comes after the button shows what needs a look.
  function dropLooks() {
    write(read().filter(function (item) { return item.held !== "look"; }));
  }

  window.addEventListener("beforeunload", function (e) {
    if (pending().length) { e.preventDefault(); e.returnValue = ""; }
  });
  window.addEventListener("pagehide", function () {
    pending().forEach(function (item) { post(item, true).catch(function () { /* sent again later */ }); });
  });
  window.addEventListener("online", function () { failures = 0; flush(); });
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "visible" && pending().length) { flush(); }
  });


  forgetOthers();
  // A theme may be open again: what was held is tried once more.
  write(read().map(function (item) { delete item.held; return item; }));
  if (form && bar) {
    read().forEach(restore);
    Array.prototype.forEach.call(bar.querySelectorAll("[data-scripted]"), function (el) { el.hidden = false; });
    var later = {};
    var idOf = function (el) {
      var q = el.closest("[data-question]");
      return q && q.getAttribute("data-question");
    };
    form.addEventListener("change", function (e) {
      var id = idOf(e.target);
      if (id) { clearTimeout(later[id]); changed(id); }
    });
    form.addEventListener("input", function (e) {
      var id = e.target.tagName === "TEXTAREA" && idOf(e.target);
      if (!id) { return; }
      clearTimeout(later[id]);
      later[id] = setTimeout(function () { changed(id); }, 800);
    });
  }
  if (pending().length) { flush(); }
})();
