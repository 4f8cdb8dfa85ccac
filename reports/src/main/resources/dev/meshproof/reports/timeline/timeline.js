(function () {
  'use strict';
  var PAGE = 500;
  var HINT = 'Choose a span, by click or with Tab, arrows and Enter, to see what its actor printed meanwhile.';
  var box = document.getElementById('tl-box');
  var pre = document.getElementById('lg-lines');
  var state = { from: null, to: null, logs: null, what: '', levels: {}, text: '', log: '', page: 0 };
  var rows = [];
  var found = [];
  var names = [];

  function seconds(ms) {
    return '+' + (ms / 1000).toFixed(3) + ' s';
  }

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /* Logs: the text that is there without this script is where their lines come from. */

  function parse(text) {
    var ROW = /^(\S+) (error|warning|-) (.*?)(?: \(([\d,]+ lines?) left out\))? \u2502 (.*)$/;
    return text.split('\n').map(function (line) {
      var m = ROW.exec(line);
      return m && {
        ms: m[1] === 'no-time' ? null : Math.round(parseFloat(m[1]) * 1000),
        level: m[2],
        name: m[3],
        leftOut: m[4] || '',
        text: m[5],
        lower: (m[3] + ' ' + m[5]).toLowerCase()
      };
    }).filter(Boolean);
  }

  /* A line without a time is in no window, and yet not known to be outside: it stays, marked as it is. */
  function matches(row) {
    return state.levels[row.level]
      && (state.log === '' || row.name === names[state.log])
      && (state.logs === null || state.logs[row.name])
      && (state.from === null || row.ms === null || (row.ms >= state.from && row.ms <= state.to))
      && (state.text === '' || row.lower.indexOf(state.text) >= 0);
  }

  function show() {
    if (!pre) return;
    found = rows.filter(matches);
    state.page = Math.max(0, Math.min(state.page, Math.ceil(found.length / PAGE) - 1));
    var begin = state.page * PAGE;
    var list = element('ol', 'lg-rows');
    found.slice(begin, begin + PAGE).forEach(function (row) {
      if (row.leftOut) list.appendChild(element('li', 'gap', row.leftOut + ' of ' + row.name + ' left out here'));
      var item = element('li', row.level);
      item.appendChild(element('span', 't', row.ms === null ? 'no time' : seconds(row.ms)));
      item.appendChild(element('span', 'v', row.level === '-' ? '' : row.level));
      item.appendChild(element('span', 'w', row.name));
      item.appendChild(element('span', 'x', row.text));
      list.appendChild(item);
    });
    pre.replaceChildren(list);
    var end = Math.min(begin + PAGE, found.length);
    var untimed = state.from === null ? 0 : found.filter(function (row) { return row.ms === null; }).length;
    document.getElementById('lg-status').textContent =
      (found.length === 0 ? 'No line' : found.length > PAGE
        ? 'Lines ' + (begin + 1) + ' to ' + end + ' of ' + found.length : 'All ' + found.length + ' lines')
      + ' of ' + rows.length + ' in this page'
      + (state.what ? ', of ' + state.what : '')
      + (untimed ? '; of them ' + untimed + ' without a time' : '') + '.';
    pager.forEach(function (button) {
      button.disabled = button.value < 0 ? begin === 0 : end >= found.length;
    });
  }

  var pager = [['-1', 'Earlier lines'], ['1', 'Later lines']].map(function (each) {
    var button = element('button', '', each[1]);
    button.type = 'button';
    button.value = each[0];
    button.addEventListener('click', function () {
      state.page += Number(button.value);
      show();
      document.getElementById('lg-box').scrollTop = 0;
    });
    return button;
  });

  function filterBy() {
    state.page = 0;
    state.log = document.getElementById('lg-log').value;
    state.text = document.getElementById('lg-text').value.trim().toLowerCase();
    document.querySelectorAll('#lg-form input[type=checkbox]').forEach(function (each) {
      state.levels[each.value] = each.checked;
    });
    show();
  }

  function readLogs() {
    rows = parse(pre.textContent);
    document.querySelectorAll('#lg-log option').forEach(function (option) {
      if (option.value !== '') names[option.value] = option.textContent;
    });
    var frame = document.getElementById('lg-box');
    var body = element('div');
    pre.replaceWith(body);
    pre = body;
    var buttons = element('div', 'lg-pager');
    pager.forEach(function (button) { buttons.appendChild(button); });
    frame.after(buttons);
    var form = document.getElementById('lg-form');
    form.hidden = false;
    var waiting = 0;
    form.addEventListener('input', function () {
      clearTimeout(waiting);
      waiting = setTimeout(filterBy, 120);
    });
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    document.getElementById('lg-all').addEventListener('click', showAll);
    filterBy();
  }

  /* Timeline: one stop of the tab key for all spans, and arrows from one to the next. */

  function select(span) {
    var lane = span.closest('.tl-lane');
    var name = lane.querySelector('.tl-name').textContent;
    var time = span.dataset.t.split(' ').map(Number);
    lift();
    span.setAttribute('aria-pressed', 'true');
    state.from = time[0];
    state.to = time[1] > time[0] ? time[1] : time[0] + 1000;
    if (time[1] <= time[0]) state.from -= 1000;
    state.logs = null;
    lane.dataset.logs.split(' ').filter(Boolean).forEach(function (log) {
      if (names[log] === undefined) return;
      state.logs = state.logs || {};
      state.logs[names[log]] = true;
    });
    state.what = (state.logs ? name : 'all containers') + ' from ' + seconds(state.from) + ' to ' + seconds(state.to);
    document.getElementById('tl-status').textContent = name + ': ' + span.title
      + '. The logs below show ' + state.what
      + (state.logs || lane.closest('.tl-phases') ? '' : ', because nothing at ' + name + ' prints a log')
      + '; Escape or "Show all" lifts that.';
    document.getElementById('tl-all').hidden = false;
    state.page = 0;
    show();
  }

  function lift() {
    var pressed = box && box.querySelector('.s[aria-pressed="true"]');
    if (pressed) pressed.setAttribute('aria-pressed', 'false');
    state.from = state.to = state.logs = null;
    state.what = '';
    if (box) {
      document.getElementById('tl-status').textContent = HINT;
      document.getElementById('tl-all').hidden = true;
    }
  }

  function liftAndShow() {
    lift();
    state.page = 0;
    show();
  }

  function showAll() {
    lift();
    document.getElementById('lg-form').reset();
    filterBy();
  }

  function spansOf(lane) {
    return Array.prototype.slice.call(lane.querySelectorAll('.tl-track .s'));
  }

  /* Whatever is folded away is no neighbour. */
  function neighbour(span, key) {
    var lane = span.closest('.tl-lane');
    var here = spansOf(lane);
    if (key === 'ArrowLeft') return here[here.indexOf(span) - 1];
    if (key === 'ArrowRight') return here[here.indexOf(span) + 1];
    if (key === 'Home') return here[0];
    if (key === 'End') return here[here.length - 1];
    var lanes = Array.prototype.filter.call(box.querySelectorAll('.tl-lane'), function (each) {
      return each.offsetParent !== null && each.querySelector('.tl-track .s');
    });
    var next = lanes[lanes.indexOf(lane) + (key === 'ArrowUp' ? -1 : 1)];
    if (!next) return undefined;
    var left = parseFloat(span.style.left);
    return spansOf(next).reduce(function (best, each) {
      return Math.abs(parseFloat(each.style.left) - left) < Math.abs(parseFloat(best.style.left) - left) ? each : best;
    });
  }

  function focusOn(span) {
    box.querySelectorAll('.s[tabindex="0"]').forEach(function (each) { each.tabIndex = -1; });
    span.tabIndex = 0;
    span.focus();
  }

  function readTimeline() {
    box.classList.add('tl-on');
    box.querySelectorAll('.tl-track .s').forEach(function (span, i) {
      span.setAttribute('role', 'button');
      span.setAttribute('aria-label', span.title);
      span.setAttribute('aria-pressed', 'false');
      span.tabIndex = i === 0 ? 0 : -1;
    });
    box.addEventListener('click', function (event) {
      var span = event.target.closest('.tl-track .s[role]');
      if (!span) return;
      focusOn(span);
      select(span);
    });
    box.addEventListener('keydown', function (event) {
      var span = event.target.closest('.tl-track .s[role]');
      if (!span || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        select(span);
      } else if (/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(event.key)) {
        event.preventDefault();
        var next = neighbour(span, event.key);
        if (next) focusOn(next);
      }
    });
    document.getElementById('tl-status').textContent = HINT;
    document.getElementById('tl-all').addEventListener('click', liftAndShow);
    document.addEventListener('keydown', function (event) {
      if (event.key === 'Escape' && state.from !== null) liftAndShow();
    });
  }

  /* A phase that is narrower than its name goes without; the line above the lanes has all names, and so has its title. */
  function fitNames() {
    box.querySelectorAll('.s.p').forEach(function (span) {
      if (span.dataset.name === undefined) span.dataset.name = span.textContent;
      span.textContent = span.dataset.name;
      if (span.scrollWidth > span.clientWidth) span.textContent = '';
    });
  }

  if (pre) readLogs();
  if (box) {
    readTimeline();
    new ResizeObserver(fitNames).observe(box);
  }
})();
