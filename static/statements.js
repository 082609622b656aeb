/* electready: saves statements about other agencies as they are tapped, and
   shows a follow-up only where it is asked. Without this script every follow-up
   stands in the page, and the button saves. No sentence stands here. */
"use strict";
(function () {
  var form = document.querySelector("form[data-statements]");
  var bar = form && form.querySelector("[data-saved]");
  var sending = false;
  var waiting = []; // fieldsets whose last state the laptop does not have
  var pause = 1; // seconds
  var leaving = false; // by the button, which saves all

  function chosen(name) {
    return Array.prototype.filter.call(form.elements, function (el) {
      return el.name === name && (el.checked || el.tagName === "SELECT");
    }).map(function (el) { return el.value; });
  }

  function follow() {
    Array.prototype.forEach.call(form.querySelectorAll("[data-when]"), function (el) {
      var said = el.getAttribute("data-when").split(" ").reduce(function (all, name) { return all.concat(chosen(name)); }, []);
      el.hidden = !el.getAttribute("data-is").split(" ").some(function (value) { return said.indexOf(value) >= 0; });
    });
  }

  function say(name) { bar.querySelector("[data-save]").textContent = bar.getAttribute("data-" + name); }

  function stated(row) {
    var state = row.querySelector("[data-state]");
    if (state) { state.textContent = bar.getAttribute("data-stated"); }
  }

  function body() {
    var all = new URLSearchParams(new FormData(form));
    all.delete("more");
    return all;
  }

  function send() {
    if (sending || !waiting.length) { return; }
    var taken = waiting;
    waiting = [];
    sending = true;
    fetch(form.action, { method: "POST", body: body(), credentials: "same-origin", headers: { Accept: "application/json" } }).then(function (r) {
      if (r.status >= 500 || r.status === 429 || r.status === 425) { throw new Error("later"); }
      pause = 1;
      say(r.ok ? "saved" : "refused");
      if (r.ok) { return r.json().then(function (answer) { if (answer.status === "saved") { taken.forEach(stated); } }); }
    }).catch(function () {
      waiting = taken.concat(waiting);
      say("waiting");
      setTimeout(send, 1000 * pause);
      pause = Math.min(pause * 2, 30);
    }).then(function () {
      sending = false;
      if (pause === 1) { send(); }
    });
  }

  if (!form) { return; }
  follow();
  if (!bar) { return; }
  say("each");
  bar.querySelector("button").textContent = bar.getAttribute("data-go");
  form.addEventListener("change", function (e) {
    follow();
    var row = e.target.closest("[data-statement]");
    if (!row) { return; }
    waiting.push(row);
    send();
  });
  form.addEventListener("submit", function () { leaving = true; });
  window.addEventListener("pageshow", function () { leaving = false; });
  window.addEventListener("beforeunload", function (e) {
    if (!leaving && (waiting.length || sending)) { e.preventDefault(); e.returnValue = ""; }
  });
  window.addEventListener("online", send);
})();
