// Search and filters within a tab, on what the page holds: nothing is asked of the server, and what is looked for stands
// in no address. It is kept for the other tabs of the same record until that is closed. Only the button that searches the
// whole record sends it, as the form does without this script.

import { monthsBefore } from './dates.js'
import { detailsIn } from './details.js'
import { letAllGo } from './still.js'
import { choose, offerTimes } from './times.js'
import { matches, others, plain, terms } from './words.js'

const KEPT = 'sightline.find'
const TYPING_MILLIS = 150
const MOST_HIGHLIGHTS = 2000

// What can harm is never filtered out; whoever looks for something else still sees it.
const ALWAYS = ['allergies', 'alerts', 'advance-directives']

const launch = location.pathname.split('/').slice(0, 3).join('/')
const texts = new WeakMap()
const openedByUs = new Set()
let form
let typing
let known = new Map()

export function find() {
  form = document.getElementById('find')
  if (!form || new URLSearchParams(location.search).has('print')) {
    return
  }
  form.querySelectorAll('.sl-find__field--filter').forEach((filter) => { filter.hidden = false })
  recall()
  field('words').addEventListener('focus', learn, { once: true })
  if (field('words').value) {
    learn()
  }
  // what is typed is found at once; to open every tab takes the button
  field('words').addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault()
    }
  })
  form.addEventListener('input', (event) => {
    // whoever types and at once opens another tab finds the words there
    keep()
    clearTimeout(typing)
    typing = setTimeout(changed, event.target.type === 'search' ? TYPING_MILLIS : 0)
  })
  field('clear').addEventListener('click', () => {
    form.reset()
    changed()
    field('words').focus()
  })
  document.querySelector('.sl-footer__close')?.addEventListener('submit', () => sessionStorage.removeItem(KEPT))
  const watch = new MutationObserver(() => {
    apply()
    watch.takeRecords()
  })
  apply()
  watch.observe(document.querySelector('.sl-panels'), { childList: true, subtree: true })
}

// Words for the same thing. Without them only what is typed is found.
async function learn() {
  const answer = await fetch(form.dataset.words).catch(() => null)
  if (answer?.ok) {
    known = others(await answer.json())
    apply()
  }
}

function changed() {
  letAllGo()
  keep()
  apply()
}

function keep() {
  sessionStorage.setItem(KEPT, JSON.stringify({
    launch,
    words: field('words').value,
    source: field('source').value,
    since: field('since').value,
    sinceWords: field('since').selectedOptions[0]?.text,
    kind: field('kind').value,
    path: location.pathname
  }))
}

function recall() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}')
  if (kept.launch !== launch) {
    sessionStorage.removeItem(KEPT)
    return
  }
  field('words').value = kept.words
  choose(field('since'), kept.since, kept.sinceWords)
  offerSources([kept.source])
  field('source').value = kept.source
  if (kept.path === location.pathname) {
    field('kind').value = kept.kind
  }
  form.querySelector('details').open = Boolean(kept.source || kept.since || field('kind').value)
}

function field(name) {
  return document.getElementById('find-' + name)
}

function apply() {
  const panels = [...document.querySelectorAll('.sl-panels .sl-panel')].map(read)
  offerSources(panels.flatMap((panel) => panel.entries.flatMap((entry) => entry.sources)))
  offerTimes(field('since'), () => {
    form.querySelector('.sl-find__filters').open = true
    changed()
  })
  const wanted = {
    words: terms(field('words').value, known),
    source: field('source').value,
    ...timeWanted(),
    today: monthsBefore(new Date(), 0),
    kind: field('kind').value
  }
  const active = wanted.words.length > 0 || Boolean(wanted.source || field('since').value || wanted.kind)
  panels.forEach((panel) => filter(panel, wanted, active))
  tell(panels, active)
  highlight(panels, wanted.words)
}

// So many months back, or from a day and before another, either of which may be open.
function timeWanted() {
  const chosen = field('since').value
  const [since, before] = chosen.includes('/') ? chosen.split('/') : [chosen && monthsBefore(new Date(), Number(chosen)), '']
  return { since, before }
}

// An entry is a row with the rows below it that belong to it, such as what to beware of.
function read(element) {
  const entries = [...element.querySelectorAll('[data-on]')]
    .filter((row) => !row.parentElement.closest('[data-on]'))
    .map((row) => ({ parts: parts(row), on: row.dataset.on, sources: row.dataset.from.split('|'), shown: true }))
  const always = ALWAYS.some((kind) => element.classList.contains('sl-panel--' + kind))
  const more = [...element.querySelectorAll('[data-more]')].reduce((sum, cut) => sum + Number(cut.dataset.more), 0)
  return { element, entries, always, more }
}

function parts(row) {
  const all = [row]
  for (let next = row.nextElementSibling; row.matches('tr') && next && !next.dataset.on && !next.dataset.from; next = next.nextElementSibling) {
    all.push(next)
  }
  return all
}

function filter(panel, wanted, active) {
  panel.entries.forEach((entry) => {
    entry.matching = isMatch(entry, wanted)
    entry.shown = !active || panel.always || entry.matching
    entry.parts.forEach((part) => { part.hidden = !entry.shown })
  })
  panel.element.hidden = active && !panel.always && Boolean(wanted.kind) && wanted.kind !== panel.element.id
  if (panel.element.hidden || (wanted.kind && wanted.kind !== panel.element.id)) {
    panel.entries.forEach((entry) => {
      entry.matching = false
      entry.shown = active && panel.always && !panel.element.hidden
    })
  }
  for (const line of panel.element.querySelectorAll('details.sl-beyond')) {
    unfold(line, active)
  }
  for (const holder of panel.element.querySelectorAll('table, tbody, details.sl-fold, details.sl-folded')) {
    const held = panel.entries.filter((entry) => holder.contains(entry.parts[0]))
    holder.hidden = !holder.matches('.sl-folded') && held.length > 0 && held.every((entry) => !entry.shown)
    if (holder.matches('details')) {
      unfold(holder, wanted.words.length > 0 && held.some((entry) => entry.shown))
    }
  }
  note(panel, active)
}

function isMatch(entry, wanted) {
  return (!wanted.source || entry.sources.includes(wanted.source))
    && (!(wanted.since || wanted.before) || !entry.on || isWithin(entry, wanted))
    && wanted.words.every((term) => matches(term, textOf(entry)))
}

// Its own date, or any other that it says of what was: a medicine begun years ago may have been issued last week.
function isWithin(entry, wanted) {
  return mayLieIn(entry.on, wanted) || entry.parts
    .flatMap((part) => [...part.querySelectorAll('time[datetime]')])
    .some((time) => mayLieIn(time.dateTime, wanted) && lastDay(time.dateTime) <= wanted.today)
}

// A date may be a year or a month alone: it counts as long as it may lie in the time asked for.
function mayLieIn(iso, { since, before }) {
  return lastDay(iso) >= since && (!before || firstDay(iso) < before)
}

function firstDay(iso) {
  return iso.length === 4 ? iso + '-01-01' : iso.length === 7 ? iso + '-01' : iso.slice(0, 10)
}

function lastDay(iso) {
  return iso.length === 4 ? iso + '-12-31' : iso.length === 7 ? iso + '-31' : iso.slice(0, 10)
}

function unfold(fold, wanted) {
  if (wanted && !fold.open) {
    fold.open = true
    openedByUs.add(fold)
  } else if (!wanted && openedByUs.delete(fold)) {
    fold.open = false
  }
}

function note(panel, active) {
  let line = panel.element.querySelector('.sl-panel__filtered')
  const shown = panel.entries.filter((entry) => entry.matching).length
  if (!active || panel.entries.length === 0 || shown === panel.entries.length) {
    line?.remove()
    return
  }
  const words = shown === 0
    ? `None of its ${panel.entries.length} entries here matches.`
    : `${shown} of its ${panel.entries.length} entries here ${shown === 1 ? 'matches' : 'match'}.`
  if (!line) {
    line = document.createElement('p')
    line.className = 'sl-panel__filtered'
    panel.element.querySelector('.sl-panel__head').after(line)
  }
  if (line.textContent !== words) {
    line.textContent = words
  }
}

function tell(panels, active) {
  const all = panels.flatMap((panel) => panel.entries)
  const shown = all.filter((entry) => entry.matching).length
  const more = panels.reduce((sum, panel) => sum + panel.more, 0)
  const always = panels.some((panel) => panel.always && panel.entries.length > 0)
  const words = active
    ? (shown === 0 ? `Not found in ${searched()}.` : `${shown} of ${all.length} ${shown === 1 ? 'matches' : 'match'}.`)
      + (more > 0 ? ` ${more} more are not on this page and were not searched.` : '')
      + (always ? ' Allergies, alerts and decisions always stay.' : '')
      + (field('since').value ? ' Entries without a date stay.' : '')
    : ''
  if (field('count').textContent !== words) {
    field('count').textContent = words
  }
  field('clear').hidden = !active
  form.classList.toggle('sl-find--active', active)
}

// How much of what sources hold was there to be searched, in the page's own words.
function searched() {
  return document.querySelector('[data-searched]')?.dataset.searched ?? 'what is on this page'
}

function offerSources(names) {
  const select = field('source')
  const known = new Set([...select.options].map((option) => option.value))
  for (const name of new Set(names)) {
    if (name && !known.has(name)) {
      select.add(new Option(name, name))
    }
  }
}

function textOf(entry) {
  const row = entry.parts[0]
  if (!texts.has(row)) {
    texts.set(row, plain(entry.parts.flatMap(textNodes).map(wordsOf).join(' ')))
  }
  return texts.get(row)
}

// What an entry says, without the labels that every entry has.
function textNodes(part) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest('summary, dt, .nhsuk-u-visually-hidden') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)
  const nodes = []
  while (walker.nextNode()) {
    nodes.push(walker.currentNode)
  }
  return nodes
}

// Details that nobody has opened are one text, labels and all.
function wordsOf(node) {
  return node.parentElement.matches('.sl-more__words')
    ? detailsIn(node.data).map((detail) => detail.value).join(' ')
    : node.data
}

function highlight(panels, wanted) {
  if (!CSS.highlights) {
    return
  }
  CSS.highlights.delete('sl-found')
  const ranges = []
  const words = wanted.flatMap((term) => [term.typed, ...term.otherwise])
  const nodes = words.length === 0
    ? []
    : panels.flatMap((panel) => panel.entries).filter((entry) => entry.shown).flatMap((entry) => entry.parts.flatMap(textNodes))
  for (const node of nodes) {
    const text = node.data.toLowerCase()
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0 && ranges.length < MOST_HIGHLIGHTS; at = text.indexOf(word, at + word.length)) {
        const range = new Range()
        range.setStart(node, at)
        range.setEnd(node, at + word.length)
        ranges.push(range)
      }
    }
  }
  if (ranges.length > 0) {
    CSS.highlights.set('sl-found', new Highlight(...ranges))
  }
}
