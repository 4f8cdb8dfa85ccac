'use strict';
(function () {
  const data = JSON.parse(document.getElementById('outlines').textContent);
  const runs = data.runs;
  const before = document.getElementById('before');
  const after = document.getElementById('after');
  const into = document.getElementById('differences');
  if (runs.length < 2) {
    into.textContent = 'There are no two runs to compare.';
    return;
  }
  const text = (number) => data.texts[number];

  function element(name, content, attributes) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    for (const each of [].concat(content)) made.append(each);
    return made;
  }

  function verdict(ordinal) {
    if (ordinal === undefined) return '–';
    const [words, style, mark] = data.verdicts[ordinal];
    return element('span', [element('span', mark, { 'aria-hidden': 'true' }), ' ' + words], { class: 'v ' + style });
  }

  const seconds = (millis) => (millis === undefined ? '–' : (millis / 1000).toFixed(1) + ' s');

  function claimVerdict(claim) {
    if (claim === undefined) return '–';
    const counts = data.verdicts.map(([words], i) => (claim[2][i] ? claim[2][i] + ' ' + words : '')).filter(Boolean);
    return element('span', [verdict(claim[1]), counts.length ? ' (' + counts.join(', ') + ')' : '']);
  }

  function pairs(list) {
    const map = new Map();
    for (let i = 0; i < list.length; i += 2) map.set(text(list[i]), list[i + 1]);
    return map;
  }

  const claims = (run) => new Map(run[8].map((claim) => [text(claim[0]), claim]));

  function failures(run) {
    const map = new Map();
    for (const claim of run[8]) {
      for (const [subject, ordinal] of pairs(claim[3])) map.set(text(claim[0]) + ' of ' + subject, ordinal);
    }
    return map;
  }

  function versions(run) {
    const map = new Map([['meshproof', text(run[4])]]);
    for (const number of run[7]) {
      const [part, ...rest] = text(number).split(' ');
      map.set(part, (map.has(part) ? map.get(part) + ', ' : '') + rest.join(' '));
    }
    return map;
  }

  function sdls(run) {
    const map = new Map();
    for (const [file, hash] of pairs(run[6])) map.set(file, text(hash));
    return map;
  }

  function table(title, a, b, shown, differ) {
    const names = [...new Set([...a.keys(), ...b.keys()])].filter((name) => differ(a.get(name), b.get(name)));
    if (!names.length) return element('p', title + ': no difference.');
    const head = ['', 'Before', 'After'].map((name) => element('th', name || title, { scope: 'col' }));
    const rows = names.map((name) =>
      element('tr', [
        element('th', name, { scope: 'row' }),
        element('td', shown(a.get(name))),
        element('td', shown(b.get(name))),
      ]),
    );
    const made = element('table', [
      element('caption', title),
      element('thead', element('tr', head)),
      element('tbody', rows),
    ]);
    return element('div', made, { class: 'wide', role: 'region', 'aria-label': title, tabindex: '0' });
  }

  const other = (a, b) => a !== b;
  const plain = (value) => (value === undefined ? '–' : value);

  function headline(name, run) {
    const label = text(run[0]);
    const link = run[1] < 0 ? label : element('a', label, { href: text(run[1]) });
    return element('li', [name + ': ', verdict(run[2]), ' ', link, ', ' + seconds(run[3])]);
  }

  function draw() {
    const a = runs[before.value];
    const b = runs[after.value];
    into.replaceChildren(
      element('ul', [headline('Before', a), headline('After', b)]),
      element('p', a[5] === b[5] ? 'Both ran the same SDLs, lab file and policy.' : 'They ran not the same.'),
      table('Claims that changed', claims(a), claims(b), claimVerdict,
        (x, y) => String(x && [x[1], x[2]]) !== String(y && [y[1], y[2]])),
      table('Cases refuted or inconclusive', failures(a), failures(b), verdict, other),
      table('Phases', pairs(a[9]), pairs(b[9]), seconds, () => true),
      table('Versions', versions(a), versions(b), plain, other),
      table('SDLs, by sha256', sdls(a), sdls(b), plain, other),
    );
  }

  for (let i = runs.length - 1; i >= 0; i--) {
    for (const choice of [before, after]) {
      choice.append(element('option', data.verdicts[runs[i][2]][2] + ' ' + text(runs[i][0]), { value: String(i) }));
    }
  }
  after.value = String(runs.length - 1);
  const sameName = runs.slice(0, -1).map((run) => run[10]).lastIndexOf(runs[runs.length - 1][10]);
  before.value = String(sameName < 0 ? runs.length - 2 : sameName);
  before.addEventListener('change', draw);
  after.addEventListener('change', draw);
  document.getElementById('pick').hidden = false;
  draw();
})();
