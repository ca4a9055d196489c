// All pages work without this. With it, the reading of a marked word shows beside the text, names are suggested as they are typed, "/"
// goes to the search, and a question that takes a while says so.
'use strict';
const panel = document.getElementById('reading');
if (panel) {
  const show = event => {
    const mark = event.target.closest('#text a.m');
    if (!mark) return;
    const reading = document.getElementById(mark.hash.slice(1));
    panel.replaceChildren();
    const says = document.createElement('p');
    says.textContent = mark.title;
    panel.append(says);
    if (reading) for (const p of reading.children) panel.append(p.cloneNode(true));
    panel.hidden = false;
    const link = panel.querySelector('a[href*="/why?"]');
    clearTimeout(waiting);
    if (link) waiting = setTimeout(explain, 400, link);
  };
  // explain adds the words, the grammar and the rules behind a reading, as the page of the explanation has them.
  const explained = new Map();
  let waiting;
  const explain = async link => {
    if (!explained.has(link.href)) explained.set(link.href, fetch(link.href).then(answer => answer.text()));
    const page = new DOMParser().parseFromString(await explained.get(link.href), 'text/html');
    const table = page.querySelector('.why table');
    if (table && panel.contains(link)) panel.append(table);
  };
  document.getElementById('text').addEventListener('mouseover', show);
  document.getElementById('text').addEventListener('focusin', show);
  document.addEventListener('keydown', event => { if (event.key === 'Escape') panel.hidden = true; });
}
for (const chart of document.querySelectorAll('svg.chart')) chart.parentElement.scrollLeft = chart.clientWidth; // the newest is on the right
document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) return;
  event.preventDefault();
  document.getElementById('find').focus();
});
const names = document.getElementById('names');
let later;
document.addEventListener('input', event => {
  const typed = event.target.value;
  if (event.target.getAttribute('list') !== 'names' || typed.length < 2 || typed.length > 100) return;
  clearTimeout(later);
  later = setTimeout(async () => {
    const answer = await fetch('/api/v1/names?q=' + encodeURIComponent(typed));
    if (!answer.ok) return;
    const { items } = await answer.json();
    names.replaceChildren(...items.map(item => new Option(item.name, item.name)));
  }, 200);
});
for (const form of document.forms) form.addEventListener('submit', () => {
  const button = form.querySelector('button');
  button.setAttribute('aria-busy', 'true');
  button.dataset.words = button.textContent;
  button.textContent = 'Reading …';
});
addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button[aria-busy]')) {
    button.removeAttribute('aria-busy');
    button.textContent = button.dataset.words;
  }
});
