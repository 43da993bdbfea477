'use strict';
// The page of a report. Its data stand in elements of JSON: "meta" once, then parts, each with its runs and, read when they are needed, their
// details. Whatever comes from a run becomes text, never markup.
(() => {
  const $ = id => document.getElementById(id);
  const read = node => JSON.parse(node.textContent);
  // signs that the plainest fonts have
  const SIGNS = {ok: '√', failed: '×', different: '≠', unrecorded: '?', interrupted: '¦', rejected: '!', retried: '»'};
  const ROW = 26, LANE = 22, LINE = 18;

  const meta = read($('meta'));
  const parts = [...document.querySelectorAll('script.details')];
  const partsRead = new Map();
  const runs = [];
  document.querySelectorAll('script.runs').forEach((node, part) => read(node).forEach((run, at) => {
    const session = meta.sessions[run.s];
    const step = session.pipeline ? session.pipeline + ' / ' + session.driver : session.driver;
    const text = [run.id, run.run, run.ev, run.res, step, run.v, run.why, run.place].join('\n').toLowerCase();
    const took = run.a.reduce((sum, attempt) => sum + Math.max(0, attempt.ms), 0);
    const waited = run.a.length ? Math.max(0, run.a[0].at - run.at) : 0;
    runs.push({...run, part, place: run.place, order: runs.length, where: at, step, text, took, waited});
  }));

  function details(run) {
    if (!partsRead.has(run.part)) {
      partsRead.set(run.part, read(parts[run.part]));
    }
    return partsRead.get(run.part)[run.where];
  }

  function element(name, classes, text) {
    const node = document.createElement(name);
    if (classes) node.className = classes;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function duration(ms) {
    if (ms < 0) return '';
    return ms < 1000 ? Math.round(ms) + ' ms' : ms < 60000 ? (ms / 1000).toFixed(1) + ' s'
      : Math.floor(ms / 60000) + ' min ' + Math.floor(ms % 60000 / 1000) + ' s';
  }
  const clock = at => new Date(at).toISOString().slice(11, 23);
  const verdict = word => element('span', 'v-' + word, (SIGNS[word] || '') + ' ' + word);

  // ---- a list of which the rows in sight exist alone
  function virtual(scroller, height, render) {
    const space = element('div', 'space');
    scroller.replaceChildren(space);
    let items = [];
    function draw() {
      const first = Math.max(0, Math.floor(scroller.scrollTop / height) - 5);
      const last = Math.min(items.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / height) + 5);
      const rows = [];
      for (let i = first; i < last; i++) {
        const row = render(items[i], i);
        row.style.top = i * height + 'px';
        rows.push(row);
      }
      space.replaceChildren(...rows);
    }
    scroller.addEventListener('scroll', draw);
    new ResizeObserver(draw).observe(scroller);
    return {
      draw,
      set(of) { items = of; space.style.height = of.length * height + 'px'; draw(); },
      show(i) {
        const top = i * height;
        if (top < scroller.scrollTop) scroller.scrollTop = top;
        else if (top + height > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + height - scroller.clientHeight;
        draw();
      },
      page: () => Math.max(1, Math.floor(scroller.clientHeight / height) - 1),
    };
  }

  // ---- which runs are shown
  const only = new Set();
  let shown = runs, chosen = -1, opened = null, sorting = null, descending = false;

  function logHas(run, terms) {
    const lines = details(run).log.flat();
    return terms.every(term => run.text.includes(term) || lines.some(line => line[2].toLowerCase().includes(term)));
  }

  function filter() {
    const kept = shown[chosen];
    const terms = $('filter').value.toLowerCase().split(/\s+/).filter(Boolean);
    const deep = $('deep').checked;
    shown = runs.filter(run => (!only.size || only.has(run.v))
      && (terms.every(term => run.text.includes(term)) || deep && logHas(run, terms)));
    if (sorting) {
      const key = COLUMNS[sorting].key;
      const way = descending ? -1 : 1;
      shown.sort((a, b) => (key(a) < key(b) ? -way : key(a) > key(b) ? way : a.order - b.order));
    }
    chosen = shown.indexOf(kept);
    $('shown').textContent = shown.length === runs.length ? runs.length + ' runs' : shown.length + ' of ' + runs.length + ' runs';
    rows.set(shown);
    timeline();
  }

  function choose(i, open) {
    if (!shown.length) return;
    chosen = Math.max(0, Math.min(shown.length - 1, i));
    rows.show(chosen);
    $('rows').setAttribute('aria-activedescendant', 'row-' + shown[chosen].order);
    lanes.draw();
    if (open || opened) detail(shown[chosen]);
  }

  // ---- the table
  const COLUMNS = {
    verdict: {title: 'result', key: run => run.v, cell: run => verdict(run.v)},
    what: {title: 'run', key: run => run.res, cell: run => [run.ev, run.res].join(' ').trim() || run.id},
    driver: {title: 'driver', key: run => run.step, cell: run => run.step},
    tries: {title: 'tries', key: run => run.a.length, cell: run => run.a.length},
    waited: {title: 'waited', key: run => run.waited, cell: run => duration(run.waited)},
    took: {title: 'worked', key: run => run.took, cell: run => duration(run.took)},
    when: {title: 'at (UTC)', key: run => run.at, cell: run => clock(run.at)},
    why: {title: 'message', key: run => run.why, cell: run => run.why},
  };
  for (const [name, column] of Object.entries(COLUMNS)) {
    const head = element('button', 'cell c-' + name, column.title);
    head.type = 'button';
    head.addEventListener('click', () => {
      descending = sorting === name && !descending;
      sorting = name;
      document.querySelectorAll('#columns button').forEach(other => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      filter();
    });
    $('columns').append(head);
  }
  const rows = virtual($('rows'), ROW, (run, i) => {
    const row = element('div', i === chosen ? 'row chosen' : 'row');
    row.id = 'row-' + run.order;
    row.setAttribute('role', 'row');
    row.setAttribute('aria-selected', i === chosen);
    for (const [name, column] of Object.entries(COLUMNS)) {
      const cell = element('span', 'cell c-' + name);
      cell.setAttribute('role', 'gridcell');
      cell.append(column.cell(run));
      row.append(cell);
    }
    row.addEventListener('click', () => choose(i, true));
    return row;
  });

  // ---- the timeline: from when an event came to the end of its last attempt
  const begin = runs.reduce((least, run) => Math.min(least, run.at), Infinity);
  const end = runs.reduce((most, run) => run.a.reduce((m, a) => Math.max(m, a.at + Math.max(0, a.ms)), Math.max(most, run.at)), -Infinity);
  let from = begin, to = Math.max(end, begin + 1);
  const lanes = virtual($('lanes'), LANE, lane => {
    const node = element('div', 'lane');
    const name = element('span', 'name', lane.name);
    name.title = lane.name;
    const track = element('div', 'track');
    const width = Math.max(50, $('axis').clientWidth - 16);
    const x = at => (at - from) / (to - from) * width;
    let drawn = -1;
    for (const run of lane.runs) {
      let before = run.at;
      for (const attempt of run.a) {
        const left = x(attempt.at), right = x(attempt.at + Math.max(0, attempt.ms));
        if (attempt.at > before && right >= 0 && x(before) <= width && left - x(before) > 1) {
          const wait = element('i', 'wait');
          wait.style.left = Math.max(0, x(before)) + 'px';
          wait.style.width = Math.min(width, left) - Math.max(0, x(before)) + 'px';
          track.append(wait);
        }
        before = attempt.at + Math.max(0, attempt.ms);
        const last = attempt === run.a[run.a.length - 1];
        const word = last ? run.v : attempt.v;
        if (right < 0 || left > width || right < drawn + 1 && word === 'ok' && run !== shown[chosen]) continue;
        drawn = Math.max(left + 2, right);
        const bar = element('i', 'bar ' + word + (run === shown[chosen] ? ' chosen' : ''), right - left > 40 ? run.step : '');
        bar.style.left = Math.max(0, left) + 'px';
        bar.style.width = Math.max(2, Math.min(width, right) - Math.max(0, left)) + 'px';
        bar.title = [run.ev, run.res, '·', run.step, '· attempt', attempt.n, '·', word, '·', duration(attempt.ms)].join(' ');
        bar.addEventListener('click', () => choose(shown.indexOf(run), true));
        track.append(bar);
      }
    }
    node.append(name, track);
    return node;
  });

  function timeline() {
    const byName = new Map();
    for (const run of [...shown].sort((a, b) => a.at - b.at)) {
      const name = run.res || run.id;
      if (!byName.has(name)) byName.set(name, {name, runs: []});
      byName.get(name).runs.push(run);
    }
    const ticks = [0, 1, 2, 3].map(i => {
      const tick = element('span', '', (i ? '+' : '') + duration(from - begin + (to - from) * i / 4));
      tick.style.left = i * 25 + '%';
      return tick;
    });
    $('axis').replaceChildren(...ticks);
    lanes.set([...byName.values()]);
  }

  function zoom(by, move) {
    const width = Math.max(1, Math.min(end - begin, (to - from) * by));
    const middle = (from + to) / 2 + (to - from) * move;
    from = Math.max(begin, Math.min(Math.max(begin, end - width), middle - width / 2));
    to = from + width;
    timeline();
  }
  $('closer').addEventListener('click', () => zoom(0.5, 0));
  $('wider').addEventListener('click', () => zoom(2, 0));
  $('earlier').addEventListener('click', () => zoom(1, -0.3));
  $('later').addEventListener('click', () => zoom(1, 0.3));
  $('whole').addEventListener('click', () => zoom(Infinity, 0));

  // ---- JSON over several lines, token by token, so that every number stays as it is
  function pretty(json) {
    let depth = 0;
    const line = () => '\n' + '  '.repeat(depth);
    return json.replace(/"(?:[^"\\]|\\.)*"?|[{}[\],:]|\s+/g, token => {
      switch (token) {
        case '{': case '[': depth++; return token + line();
        case '}': case ']': depth = Math.max(0, depth - 1); return line() + token;
        case ',': return token + line();
        case ':': return ': ';
        default: return token[0] === '"' ? token : '';
      }
    }).replace(/([{[])\s+([}\]])/g, '$1$2');
  }

  // ---- one run
  function folded(title, json) {
    const node = element('details');
    node.append(element('summary', '', title), element('pre', '', pretty(json)));
    return node;
  }

  function tableOf(heads, lines) {
    const table = element('table');
    const head = table.createTHead().insertRow();
    heads.forEach(text => head.append(element('th', '', text)));
    const body = table.createTBody();
    for (const cells of lines) {
      const row = body.insertRow();
      cells.forEach(cell => row.insertCell().append(cell));
    }
    return table;
  }

  const facts = run => [['execution', run.id], ['run', run.run], ['driver', run.step], ['recorded in', run.place],
    ['came', new Date(run.at).toISOString()], ['waited', duration(run.waited)], ['worked', duration(run.took)]].filter(([, value]) => value);
  const attempts = run => tableOf(['attempt', 'result', 'began', 'worked', 'message'],
    run.a.map(a => [a.n, verdict(a.v), clock(a.at), duration(a.ms), a.msg]));
  const differences = run => tableOf(['place', 'recorded', 'now'],
    run.diff.map(d => [d.path, element('span', 'was', d.was), element('span', 'now', d.now)]));

  function entries(run) {
    const lines = [];
    details(run).log.forEach((log, i) => {
      const attempt = run.a[i];
      if (run.a.length > 1) lines.push({level: 'note', text: 'attempt ' + attempt.n + ': ' + attempt.v});
      if (attempt.left) lines.push({level: 'note', text: '… ' + attempt.left + ' earlier lines: conveyor-driver logs ' + run.id});
      for (const [after, level, message] of log) {
        message.split('\n').forEach((text, part) => lines.push({at: part ? undefined : attempt.at + after, level, text}));
      }
    });
    return lines;
  }

  function detail(run) {
    opened = run;
    const panel = $('run');
    const close = element('button', 'close', 'close');
    close.type = 'button';
    close.addEventListener('click', back);
    const title = element('h2', '', [run.ev, run.res].join(' ').trim() || run.id);
    const list = element('dl');
    facts(run).forEach(([name, value]) => list.append(element('dt', '', name), element('dd', '', value)));
    panel.replaceChildren(close, title, verdict(run.v));
    if (run.why) panel.append(element('pre', '', run.why));
    panel.append(list);
    if (run.diff.length) panel.append(element('h3', '', 'Difference to the recorded result'), differences(run));
    if (run.a.length) panel.append(element('h3', '', 'Attempts'), attempts(run));
    const more = details(run);
    if (more.in) panel.append(folded('Event as it was received', more.in));
    if (more.out) panel.append(folded('Data of the result', more.out));
    panel.append(...log(entries(run)));
    panel.hidden = false;
    $('main').classList.add('open');
    history.replaceState(null, '', '#' + run.id);
    rows.draw();
  }

  function log(lines) {
    const heading = element('h3', '', 'Log');
    if (!lines.length) return [heading, element('p', '', 'It logged nothing.')];
    const find = element('div', 'find');
    const label = element('label', '', 'Search ');
    const input = element('input');
    input.type = 'search';
    input.id = 'search';
    label.append(input);
    const count = element('output');
    count.id = 'found';
    find.append(label, count, element('span', 'keys', 'Enter and Shift+Enter: next, previous'));
    const scroller = element('div', 'scroller');
    scroller.id = 'log';
    scroller.tabIndex = 0;
    scroller.setAttribute('aria-label', 'Log');
    let found = [], here = -1;
    const list = virtual(scroller, LINE, (line, i) => {
      const row = element('div', 'entry ' + line.level + (i === found[here] ? ' here' : ''));
      row.append(element('time', '', line.at === undefined ? ' '.repeat(12) : clock(line.at)));
      marked(row, line.text, input.value.toLowerCase());
      return row;
    });
    function go(to) {
      here = found.length ? (to + found.length) % found.length : -1;
      count.textContent = input.value ? (found.length ? here + 1 + ' of ' + found.length : 'nothing found') : lines.length + ' lines';
      if (found.length) list.show(found[here]); else list.draw();
    }
    input.addEventListener('input', () => {
      const term = input.value.toLowerCase();
      found = term ? lines.flatMap((line, i) => line.text.toLowerCase().includes(term) ? [i] : []) : [];
      go(0);
    });
    input.addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        event.preventDefault();
        go(here + (event.shiftKey ? -1 : 1));
      }
    });
    list.set(lines);
    go(0);
    return [heading, find, scroller];
  }

  function marked(row, text, term) {
    const low = text.toLowerCase();
    let at = 0;
    // where a character changes its length in lower case, places do not fit: then nothing is marked
    for (let next; term && low.length === text.length && (next = low.indexOf(term, at)) >= 0; at = next + term.length) {
      row.append(text.slice(at, next), element('mark', '', text.slice(next, next + term.length)));
    }
    row.append(text.slice(at));
  }

  function back() {
    opened = null;
    $('run').hidden = true;
    $('main').classList.remove('open');
    history.replaceState(null, '', location.pathname);
    rows.draw();
    $('rows').focus();
  }

  // ---- keys
  $('rows').addEventListener('keydown', event => {
    const to = {ArrowDown: chosen + 1, ArrowUp: chosen - 1, Home: 0, End: shown.length - 1,
      PageDown: chosen + rows.page(), PageUp: chosen - rows.page()}[event.key];
    if (to !== undefined) {
      event.preventDefault();
      choose(to, false);
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      choose(chosen, true);
      ($('search') || $('run')).focus();
    }
  });
  document.addEventListener('keydown', event => {
    const typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === '/' && !typing) {
      event.preventDefault();
      $('filter').focus();
    } else if (event.key === 'Escape' && opened) {
      event.preventDefault();
      back();
    }
  });
  $('filter').addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      $('rows').focus();
      choose(Math.max(0, chosen), false);
    }
  });
  $('tools').addEventListener('submit', event => event.preventDefault());
  $('filter').addEventListener('input', filter);
  $('deep').addEventListener('change', filter);
  $('timeline').addEventListener('toggle', () => lanes.draw());

  // ---- on paper: the runs that are shown, and what somebody has to look at with the end of its log
  const MOST_ROWS = 2000, MOST_LOGS = 200, MOST_LINES = 100;
  addEventListener('beforeprint', () => {
    const paper = $('print');
    paper.replaceChildren(tableOf(['result', 'run', 'driver', 'tries', 'worked', 'message'], shown.slice(0, MOST_ROWS)
      .map(run => [verdict(run.v), run.ev + ' ' + run.res, run.step, run.a.length, duration(run.took), run.why])));
    if (shown.length > MOST_ROWS) paper.append(element('p', '', shown.length - MOST_ROWS + ' further runs'));
    for (const run of shown.filter(run => run.v !== 'ok' && run.v !== 'unrecorded').slice(0, MOST_LOGS)) {
      paper.append(element('h2', '', [SIGNS[run.v], run.ev, run.res, run.id].join(' ')), element('p', '', run.why));
      if (run.diff.length) paper.append(differences(run));
      const lines = entries(run).slice(-MOST_LINES);
      if (lines.length) paper.append(element('pre', '', lines.map(line => line.text).join('\n')));
    }
  });
  addEventListener('afterprint', () => $('print').replaceChildren());

  // ---- begin
  if (meta.problem) {
    $('problem').textContent = meta.problem;
    $('problem').hidden = false;
  }
  $('facts').textContent = meta.facts;
  for (const word of Object.keys(SIGNS).filter(word => runs.some(run => run.v === word))) {
    const button = element('button', 'v-' + word, SIGNS[word] + ' ' + word + ' ' + runs.filter(run => run.v === word).length);
    button.type = 'button';
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () => {
      if (!only.delete(word)) only.add(word);
      button.setAttribute('aria-pressed', only.has(word));
      filter();
    });
    $('verdicts').append(button, ' ');
  }
  filter();
  const asked = runs.find(run => '#' + run.id === location.hash);
  if (asked) choose(shown.indexOf(asked), true);
  document.body.dataset.ready = 'yes';
})();
