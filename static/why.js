/* electready: a follow-up asks why, once an answer differs from the one before.
   Without this script the question stands there from the beginning. */
"use strict";
(function () {
  function ask(block) {
    var place = block.querySelector("[data-why]");
    if (!place) { return; }
    var chosen = block.querySelector('input[name="choice-' + block.getAttribute("data-question") + '"]:checked');
    place.hidden = !chosen || chosen.value === place.getAttribute("data-before");
    if (place.hidden) {
      Array.prototype.forEach.call(place.querySelectorAll("input:checked"), function (el) { el.checked = false; });
    }
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-question]"), ask);
  document.addEventListener("change", function (e) {
    var block = e.target.closest("[data-question]");
    if (block) { ask(block); }
  }, true);
})();
