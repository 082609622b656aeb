/* electready: the room's screen follows what the trainer shows, without a
   reload, and waits calmly while the laptop does not answer. Without this
   script the page reloads itself. No sentence stands here: pages carry them. */
"use strict";
(function () {
  var every = 1000 * Number(document.body.getAttribute("data-follow"));
  if (!every) { return; }

  var away = document.querySelector("[data-away]");
  var say = document.querySelector("[data-say]");
  var steer = document.querySelector("[data-steer]");
  var tag = ""; // of the picture that hangs here
  var timer = 0;
  var asking = null;

  function styles(doc) {
    return Array.prototype.map.call(doc.querySelectorAll('link[rel="stylesheet"]'), function (link) { return link.getAttribute("href"); }).join(" ");
  }

  // A document that comes as one is never a string that is written into the page.
  function hang(doc) {
    var now = document.querySelector(".room");
    var next = doc.querySelector(".room");
    if (!now || !next || styles(doc) !== styles(document)) { location.reload(); return; }
    if (now.isEqualNode(next)) { return; }
    document.documentElement.lang = doc.documentElement.lang;
    document.title = doc.title;
    now.parentNode.replaceChild(document.importNode(next, true), now);
    window.scrollTo(0, 0);
    if (say) { say.textContent = doc.title; }
  }

  function send(method, path, body) {
    clearTimeout(timer);
    if (asking) { asking.abort(); }
    var request = asking = new XMLHttpRequest();
    var done = function (lost) {
      if (asking !== request) { return; }
      asking = null;
      if (away) { away.hidden = !lost; }
      timer = setTimeout(ask, every);
    };
    request.open(method, path);
    request.responseType = "document";
    request.timeout = 8000;
    if (!body && tag) { request.setRequestHeader("If-None-Match", tag); }
    request.onerror = request.ontimeout = function () { done(true); };
    request.onload = function () {
      var status = request.status;
      if (asking !== request) { return; }
      if (status === 200 && request.response) {
        tag = request.getResponseHeader("ETag") || "";
        hang(request.response);
      } else if (status !== 304 && status >= 400 && status < 500 && status !== 408 && status !== 429 && !body) {
        location.reload(); // it is over here, and the page says why
        return;
      }
      done(status >= 500);
    };
    request.send(body || null);
  }

  function ask() { send("GET", location.pathname + location.search, null); }

  var steps = { ArrowRight: "next", PageDown: "next", ArrowLeft: "back", PageUp: "back" };
  document.addEventListener("keydown", function (e) {
    var step = steps[e.key];
    if (!steer || !step || e.repeat || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) { return; }
    e.preventDefault();
    var body = new URLSearchParams();
    body.set("token", steer.elements.token.value);
    body.set("step", step);
    send("POST", steer.getAttribute("action"), body);
  });

  window.addEventListener("online", ask);
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "visible" && !asking) { ask(); }
  });
  timer = setTimeout(ask, every);
})();
