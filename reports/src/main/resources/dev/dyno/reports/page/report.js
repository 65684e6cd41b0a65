// Filtering and saving. The page holds all of its words without it.
let numbers;
const data = () => numbers
  || (numbers = globalThis.dynoData || JSON.parse(document.getElementById('data').textContent));

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
const table = document.querySelector('table.changes');
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

// Where a column's numbers are in the page's data.
const places = { baseline: 9, value: 10, change: 6, interval: 7 };
known = (row, name) => table && table.contains(row) && rows() && places[name] !== undefined
  ? data().cells[row.place][places[name]] : undefined;

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
