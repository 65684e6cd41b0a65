// What reading does not need. A page holds all of its words without it.
const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

// ---- The rest of the page ---------------------------------------------------------------------------------------

// Drawings and long tables stand in <noscript>: readers without scripts have them at once, and here they are text that
// costs nothing until there is time for it, or until they are needed.
const later = new Set(all('main noscript'));
const fill = place => {
  later.delete(place);
  const content = document.createElement('template');
  content.innerHTML = place.textContent;
  const table = place.parentNode.querySelector(':scope > table');
  const more = content.content.querySelector('table');
  if (table && more) {
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

// ---- Sorting ----------------------------------------------------------------------------------------------------

// A page may know better what a row is sorted by; elsewhere the number or the word in the cell decides.
let known = () => undefined;
const key = (row, column, name) => {
  const better = known(row, name);
  if (better !== undefined) {
    return better;
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
  all('noscript', head.closest('table').parentNode).forEach(fill);
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

// Paper cannot be opened.
addEventListener('beforeprint', () => all('section.card details, details.devices').forEach(each => { each.open = true; }));
