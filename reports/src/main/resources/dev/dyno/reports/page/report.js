'use strict';
// What reading does not need: filtering, sorting and saving. The page holds all of its words without it.
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  let numbers;
  const data = () => numbers || (numbers = JSON.parse(document.getElementById('data').textContent));

  // ---- The rest of the page ---------------------------------------------------------------------------------------

  // Drawings and long tables stand in <noscript>: readers without scripts have them at once, and here they are text that
  // costs nothing until there is time for it, or until they are needed.
  const table = document.querySelector('table.changes');
  const later = new Set(all('main noscript'));
  const fill = place => {
    later.delete(place);
    const content = document.createElement('template');
    content.innerHTML = place.textContent;
    const more = content.content.querySelector('table.changes');
    if (more) {
      table.tBodies[0].append(...more.tBodies[0].rows);
      place.remove();
    } else {
      place.replaceWith(content.content);
    }
  };
  const fillAll = () => later.forEach(fill);
  const when = globalThis.requestIdleCallback || (work => setTimeout(() => work({ timeRemaining: () => 8 }), 30));
  const work = idle => {
    for (const place of later) {
      fill(place);
      if (idle.timeRemaining() < 4) {
        break;
      }
    }
    if (later.size) {
      when(work);
    }
  };
  when(work);
  const near = new IntersectionObserver(seen => seen.filter(each => each.isIntersecting).forEach(each => {
    near.unobserve(each.target);
    all('noscript', each.target).forEach(fill);
  }), { rootMargin: '300px' });
  later.forEach(place => near.observe(place.parentNode));
  addEventListener('beforeprint', fillAll);
  // Who searches the page wants to search all of it.
  addEventListener('keydown', event => (event.ctrlKey || event.metaKey) && event.key === 'f' && fillAll());

  // ---- Saving -----------------------------------------------------------------------------------------------------

  // A spreadsheet takes a cell that begins like this for a formula and runs it.
  const cell = value => {
    const text = value === null ? '' : String(value);
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  };
  const save = (name, rows) => {
    const text = rows.map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // ---- Filtering --------------------------------------------------------------------------------------------------

  const form = document.getElementById('filter');
  const size = table ? Number(table.parentNode.dataset.rows) : 0;
  let listed = [];
  const rows = () => {
    if (listed.length < size) {
      all('noscript', table.parentNode).forEach(fill);
      listed = all('tbody tr', table);
      listed.forEach((row, place) => { row.place = place; });
    }
    return listed;
  };
  const shown = row => {
    const [device, candidate, metric, , decision] = data().cells[row.place];
    const wanted = name => form.elements[name].value;
    const status = wanted('status');
    return (!status || row.classList.contains(status) || decision.toLowerCase() === status)
      && (!wanted('device') || data().devices[device] === wanted('device'))
      && (!wanted('candidate') || data().candidates[candidate] === wanted('candidate'))
      && (!wanted('metric') || metric === wanted('metric'))
      && wanted('text').toLowerCase().split(/\s+/).every(word => row.textContent.toLowerCase().includes(word));
  };
  const filter = () => {
    let count = 0;
    for (const row of rows()) {
      row.hidden = !shown(row);
      count += row.hidden ? 0 : 1;
    }
    form.querySelector('output').textContent = count + ' of ' + size + ' shown';
  };
  if (form) {
    form.hidden = false;
    form.addEventListener('input', filter);
    form.addEventListener('submit', event => event.preventDefault());
    form.querySelector('output').textContent = size + ' of ' + size + ' shown';
    document.getElementById('save-changes').addEventListener('click', () => {
      const head = ['device', 'candidate', 'metric', 'finding', 'decision', 'scale', 'change', 'lower', 'upper', 'baseline',
        'value', 'unit', 'pairs'];
      rows();
      const visible = all('tbody tr', table).filter(row => !row.hidden);
      save(data().run + '-changes.csv', [head].concat(visible.map(row => {
        const [device, candidate, ...rest] = data().cells[row.place];
        return [data().devices[device], data().candidates[candidate]].concat(rest);
      })));
    });
  }

  // ---- Sorting ----------------------------------------------------------------------------------------------------

  // Where a column's numbers are in the page's data; elsewhere the number or the word in the cell decides.
  const places = { baseline: 9, value: 10, change: 6, interval: 7 };
  const key = (row, column, name) => {
    if (row.place !== undefined && places[name] !== undefined) {
      return data().cells[row.place][places[name]];
    }
    const text = row.cells[column].textContent.trim();
    const number = text.match(/[-+]?\d[\d.]*(?= ?%|$)/);
    return column > 0 && number ? parseFloat(number[0]) : column > 0 && /^\S?\s*[–]/.test(text) ? null : text;
  };
  const compare = (a, b) => {
    if (a === null || b === null) {
      return a === b ? 0 : a === null ? 1 : -1;
    }
    return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
  };
  const sort = (head, column) => {
    const down = head.getAttribute('aria-sort') === 'ascending';
    const name = head.textContent.trim();
    const body = head.closest('table').tBodies[0];
    if (body.parentNode === table) {
      rows();
    }
    const keyed = all('tr', body).map(row => [key(row, column, name), row]);
    keyed.sort((one, other) => {
      const [a, b] = [one[0], other[0]];
      return a === null || b === null ? compare(a, b) : down ? compare(b, a) : compare(a, b);
    });
    all('th', head.parentNode).forEach(other => other.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    body.append(...keyed.map(pair => pair[1]));
  };
  all('table.sortable').forEach(sortable => all('thead th', sortable).forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => sort(head, column));
  }));

  // ---- Raw data ---------------------------------------------------------------------------------------------------

  const name = (names, place) => place < 0 ? '' : names[place];
  document.getElementById('raw').hidden = false;
  document.getElementById('save-trials').addEventListener('click', () => {
    const lines = [['device', 'candidate', 'round', 'counts', 'metric', 'value', 'unit']];
    for (const [round, device, candidate, valid, ...values] of data().trials) {
      values.forEach((value, place) => lines.push([name(data().devices, device), name(data().candidates, candidate), round,
        valid ? 'yes' : 'no', data().metrics[place][0], value, data().metrics[place][1]]));
    }
    save(data().run + '-trials.csv', lines);
  });
  document.getElementById('save-quantiles').addEventListener('click', () => {
    const lines = [['device', 'candidate', 'inferences', 'share', 'latency_s']];
    for (const [device, candidate, n, ...quantiles] of data().latency_quantiles) {
      quantiles.forEach((value, place) =>
        lines.push([data().devices[device], data().candidates[candidate], n, place / 100, value]));
    }
    save(data().run + '-latency.csv', lines);
  });

  // Paper cannot be opened.
  addEventListener('beforeprint', () => all('section.card details, details.devices').forEach(each => { each.open = true; }));
})();
