// Search and filters within a tab, on what the page holds: nothing is asked of the server, and what is looked for stands
// in no address. It is kept for the other tabs of the same record until that is closed.

import { monthsBefore } from './dates.js'

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

export function find() {
  form = document.getElementById('find')
  if (!form || new URLSearchParams(location.search).has('print')) {
    return
  }
  form.hidden = false
  recall()
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('input', (event) => {
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

function changed() {
  sessionStorage.setItem(KEPT, JSON.stringify({
    launch,
    words: field('words').value,
    source: field('source').value,
    since: field('since').value,
    kind: field('kind').value,
    path: location.pathname
  }))
  apply()
}

function recall() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}')
  if (kept.launch !== launch) {
    sessionStorage.removeItem(KEPT)
    return
  }
  field('words').value = kept.words
  field('since').value = kept.since
  offerSources([kept.source])
  field('source').value = kept.source
  if (kept.path === location.pathname) {
    field('kind').value = kept.kind
  }
}

function field(name) {
  return document.getElementById('find-' + name)
}

function apply() {
  const panels = [...document.querySelectorAll('.sl-panels .sl-panel')].map(read)
  offerSources(panels.flatMap((panel) => panel.entries.flatMap((entry) => entry.sources)))
  const months = field('since').value
  const wanted = {
    words: plain(field('words').value).split(/\s+/).filter((word) => word),
    source: field('source').value,
    since: months ? monthsBefore(new Date(), Number(months)) : '',
    kind: field('kind').value
  }
  const active = wanted.words.length > 0 || Boolean(wanted.source || wanted.since || wanted.kind)
  panels.forEach((panel) => filter(panel, wanted, active))
  tell(panels, active)
  highlight(panels, wanted.words)
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
    entry.shown = !active || panel.always || matches(entry, wanted)
    entry.parts.forEach((part) => { part.hidden = !entry.shown })
  })
  panel.element.hidden = active && !panel.always && Boolean(wanted.kind) && wanted.kind !== panel.element.id
  panel.entries.filter(() => panel.element.hidden).forEach((entry) => { entry.shown = false })
  for (const holder of panel.element.querySelectorAll('table, tbody, details.sl-fold')) {
    const held = panel.entries.filter((entry) => holder.contains(entry.parts[0]))
    holder.hidden = held.length > 0 && held.every((entry) => !entry.shown)
    if (holder.matches('details')) {
      unfold(holder, wanted.words.length > 0 && held.some((entry) => entry.shown))
    }
  }
  note(panel, active)
}

function matches(entry, wanted) {
  return (!wanted.source || entry.sources.includes(wanted.source))
    && (!wanted.since || !entry.on || lastDay(entry.on) >= wanted.since)
    && wanted.words.every((word) => textOf(entry).includes(word))
}

// A date may be a year or a month alone: it counts as long as it may lie in the time asked for.
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
  const shown = panel.entries.filter((entry) => entry.shown).length
  if (!active || panel.entries.length === 0 || shown === panel.entries.length) {
    line?.remove()
    return
  }
  const words = shown === 0
    ? `None of its ${panel.entries.length} entries here matches.`
    : `${shown} of its ${panel.entries.length} entries here shown.`
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
  const shown = all.filter((entry) => entry.shown).length
  const more = panels.reduce((sum, panel) => sum + panel.more, 0)
  const always = panels.some((panel) => panel.always && panel.entries.length > 0)
  const words = active
    ? `${shown} of ${all.length} shown.`
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
    texts.set(row, plain(entry.parts.flatMap(textNodes).map((node) => node.data).join(' ')))
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

function plain(text) {
  return text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase().trim()
}

function highlight(panels, words) {
  if (!CSS.highlights) {
    return
  }
  CSS.highlights.delete('sl-found')
  const ranges = []
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
