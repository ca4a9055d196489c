// Looks at a page as a browser lays it out, and tells the test's server what is wrong with it. Only tests serve this.
'use strict';
function probe() {
const faults = [];
const seen = new Set();
const fault = (what, e) => {
  const line = what + (e ? ': <' + e.tagName.toLowerCase() + ' class="' + (e.getAttribute('class') || '') + '"> ' + (e.textContent || '').trim().slice(0, 40) : '');
  if (!seen.has(line)) faults.push(line);
  seen.add(line);
};
const shown = e => e.getClientRects().length > 0 && !e.closest('.hidden, .skip, [hidden]');

// Reflow: nothing is wider than the window, but for what scrolls by itself.
if (document.documentElement.scrollWidth > innerWidth + 1) {
  fault('wider than the window by ' + (document.documentElement.scrollWidth - innerWidth));
  for (const e of document.querySelectorAll('main *')) if (e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll')) fault('too wide', e);
}

// Contrast: WCAG 2.2, 1.4.3.
const channels = s => (s.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
const luminance = c => {
  const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = e => {
  for (; e; e = e.parentElement) {
    if (e.tagName === 'svg') return channels(getComputedStyle(e).backgroundColor);
    const c = channels(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] === 1) return c;
  }
  return [255, 255, 255];
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let texts = 0;
for (let n; (n = walker.nextNode());) {
  const e = n.parentElement;
  if (!n.data.trim() || !shown(e) || /^(script|title|option)$/i.test(e.tagName)) continue;
  texts++;
  const style = getComputedStyle(e);
  const svg = e.closest('svg');
  const [a, b] = [luminance(channels(svg ? style.fill : style.color)), luminance(behind(e))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < 4.5) fault('contrast ' + ratio.toFixed(2), e);
}
if (texts < 10) fault('hardly a word on the page');

// Names of what can be used, and sizes: 2.5.8.
for (const e of document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')) {
  const name = e.getAttribute('aria-label') || (e.labels && e.labels.length && e.labels[0].textContent.trim()) || e.textContent.trim();
  if (!name) fault('no name', e);
  const box = e.getBoundingClientRect();
  if (/^(button|input|select)$/i.test(e.tagName) && shown(e) && Math.min(box.width, box.height) < 20) fault('too small', e);
  if (e.tabIndex > 0) fault('a place in the order of focus of its own', e);
}

// Headings go down one level at a time.
let level = 0;
for (const e of document.querySelectorAll('h1, h2, h3, h4')) {
  const at = Number(e.tagName[1]);
  if (at > level + 1) fault('a level of headings is left out', e);
  level = at;
}
for (const e of document.querySelectorAll('table')) if (!e.querySelector('th[scope]')) fault('a table without heads', e);

if (shift > 0) fault('the layout shifts by ' + shift);

// Weight: the page with all that it needs.
const own = name => !/\/(axe|probe)\.js/.test(name);
const weight = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].filter(e => own(e.name)).reduce((n, e) => n + e.encodedBodySize, 0);
if (weight > 150000) fault('the page weighs ' + weight + ' bytes');
return faults;
}

// What axe-core finds, if the test has it.
async function checked(faults) {
  if (!self.axe) return 0;
  const found = await axe.run(document, { resultTypes: ['violations'] });
  for (const v of found.violations) for (const n of v.nodes.slice(0, 3)) faults.push('axe ' + v.id + ': ' + v.help + ': ' + n.html.slice(0, 160));
  return found.passes.length;
}

let shift = 0;
new PerformanceObserver(list => { for (const s of list.getEntries()) if (!s.hadRecentInput) shift += s.value; }).observe({ type: 'layout-shift', buffered: true });
const next = document.currentScript.dataset.next;
addEventListener('load', async () => {
  const rest = ms => new Promise(go => setTimeout(go, ms));
  await rest(200);
  const faults = probe();
  const mark = document.querySelector('#text a.m.event');
  if (mark) { // its reading shows beside it, and why it is read so
    mark.focus();
    for (let i = 0; i < 100 && !document.querySelector('#reading table'); i++) await rest(100);
    if (!document.querySelector('#reading table')) faults.push('a focused mark does not show why it is read so');
    if (shift > 0) faults.push('what shows beside a mark shifts the layout by ' + shift);
  }
  const passed = await checked(faults);
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  await fetch('/told', { method: 'POST', body: JSON.stringify({ Page: location.pathname + location.search, Width: innerWidth, Dark: dark, Axe: passed, Faults: faults.slice(0, 30) }) });
  if (next) location = next;
});
