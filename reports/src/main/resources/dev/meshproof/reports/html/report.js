"use strict";
(function () {
  // Filters: without this script there are none, and everything is shown.
  var filters = document.querySelector(".filters");
  if (filters) {
    filters.hidden = false;
    var claims = Array.prototype.slice.call(document.querySelectorAll(".claim"));
    var boxes = Array.prototype.slice.call(filters.querySelectorAll("[data-show]"));
    var find = document.getElementById("find");
    var apply = function () {
      var words = find.value.trim().toLowerCase();
      var shown = boxes.filter(function (b) { return b.checked; }).map(function (b) { return b.dataset.show; });
      claims.forEach(function (claim) {
        var kind = shown.some(function (name) { return claim.classList.contains(name); });
        var named = !words || claim.querySelector("summary").textContent.toLowerCase().indexOf(words) >= 0;
        var cases = 0;
        claim.querySelectorAll(".case").forEach(function (each) {
          var fits = named || each.querySelector("summary").textContent.toLowerCase().indexOf(words) >= 0;
          each.hidden = !fits;
          cases += fits ? 1 : 0;
        });
        claim.hidden = !(kind && (named || cases > 0));
      });
    };
    filters.addEventListener("input", apply);
    filters.addEventListener("click", function (event) {
      var all = event.target.dataset && event.target.dataset.all;
      if (all) {
        claims.forEach(function (claim) { claim.open = all === "open"; });
      }
    });
  }

  // A link to something inside closed details opens them.
  var reveal = function () {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var each = target; each; each = each.parentElement) {
      if (each.tagName === "DETAILS") {
        each.open = true;
      }
    }
  };
  window.addEventListener("hashchange", reveal);
  reveal();

  // A large lab: one stop for the Tab key, arrows from cell to cell, and what was seen put together from the figures.
  var figures = document.getElementById("figures");
  var matrix = document.querySelector(".matrix.large");
  if (figures && matrix) {
    var data = JSON.parse(figures.textContent);
    var panel = document.getElementById("seen");
    var shownNow = null;
    var stop = function (cell, on) { cell.tabIndex = on ? 0 : -1; };
    var cells = matrix.querySelectorAll("td > a, td > button");
    var current = cells[0];
    cells.forEach(function (cell) { stop(cell, cell === current); });
    var at = function (row, column) {
      var tr = matrix.rows[row];
      var td = tr && tr.cells[column];
      return td && td.tagName === "TD" && td.querySelector("a, button");
    };
    var keys = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
    matrix.addEventListener("keydown", function (event) {
      var step = keys[event.key];
      var td = event.target.closest("td");
      if (!step || !td) {
        return;
      }
      event.preventDefault();
      var row = td.parentElement.rowIndex + step[0];
      var column = td.cellIndex + step[1];
      var next = at(row, column) || at(row + step[0], column + step[1]);
      if (next) {
        stop(current, false);
        current = next;
        stop(current, true);
        current.focus();
      }
    });
    var element = function (name, text) {
      var made = document.createElement(name);
      made.textContent = text;
      return made;
    };
    var took = function (millis) { return millis === null ? "no figure" : millis + " ms"; };
    matrix.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) {
        return;
      }
      var td = button.closest("td");
      var from = td.parentElement.rowIndex - 1;
      var to = td.cellIndex - 1;
      var pair = from < data.ids.length ? data.took[from][to] : 0;
      var source = from < data.ids.length ? data.ids[from] : td.parentElement.cells[0].textContent.trim();
      var detail = document.createElement("article");
      detail.className = "shown";
      detail.appendChild(element("h3", source + " \u2192 " + data.ids[to]));
      detail.appendChild(element("p", button.textContent === "\u2713" ? "All of it is as it must be." : "It does not apply."));
      if (pair) {
        detail.appendChild(element("p", "Reached through SOCKS5 by name, " + took(pair[0]) + "; by address, " + took(pair[1]) + "."));
      }
      if (shownNow) {
        shownNow.remove();
      }
      shownNow = detail;
      panel.appendChild(detail);
      panel.scrollIntoView({ block: "nearest" });
    });
  }

  // What is closed would not be printed.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".claim, header details").forEach(function (each) { each.open = true; });
  });
})();
