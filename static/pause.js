// Says on the page that answering pauses, when the news comes with the reply to
// an answer. During a pause the answer stays in the queue of app.js, which goes
// on trying.
(function () {
  "use strict";
  document.addEventListener("answered", function (e) {
    var place = document.querySelector("[data-pause]");
    if (!place) { return; }
    place.hidden = !e.detail.notice;
    place.querySelector("p").textContent = e.detail.notice || "";
  });
}());
