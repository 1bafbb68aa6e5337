// Sort orders of the lists of a page, chosen at the head of a column. A list begins in the order its panel was given
// for it, and only what stands on the page is sorted: nothing is asked of the server.

const words = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })
const chosen = new Map()
const given = new WeakMap()
const SORTING = 'sl-panel--sorting'
let told

export function sort() {
  const panels = document.querySelector('.sl-panels')
  if (!panels || new URLSearchParams(location.search).has('print')) {
    return
  }
  told = document.createElement('p')
  told.className = 'nhsuk-u-visually-hidden'
  told.setAttribute('role', 'status')
  panels.before(told)
  const watch = new MutationObserver(() => {
    sortable()
    watch.takeRecords()
  })
  sortable()
  watch.observe(panels, { childList: true, subtree: true })
}

/** Makes every list that has come to the page sortable. Whoever measures the page after a change calls it first. */
export function sortable() {
  if (!told) {
    return
  }
  document.querySelectorAll('.sl-panels table:has(th[data-sort])').forEach((table) => {
    if (!given.has(table)) {
      given.set(table, entriesOf(table))
      offer(table)
    }
  })
}

// The heads of columns take their line once somebody asks for it: rows are lines of text, not columns.
function offer(table) {
  const panel = table.closest('.sl-panel')
  if (given.get(table).length < 2) {
    return
  }
  if (panel.classList.contains(SORTING)) {
    prepare(table)
  } else if (chosen.has(keyOf(table))) {
    put(table, chosen.get(keyOf(table)))
  }
  if (!panel.querySelector('.sl-sorting')) {
    const title = panel.querySelector('h2').textContent
    const control = document.createElement('button')
    control.type = 'button'
    control.className = 'sl-sorting'
    control.textContent = 'Sort'
    control.ariaLabel = `Sort ${title}`
    control.ariaExpanded = String(panel.classList.contains(SORTING))
    control.addEventListener('click', () => {
      const shown = panel.classList.toggle(SORTING)
      control.ariaExpanded = String(shown)
      if (shown) {
        panel.querySelectorAll('table:has(th[data-sort]):not(:has(.sl-sort))').forEach((other) => {
          if (given.get(other).length > 1) {
            prepare(other)
          }
        })
      }
    })
    panel.querySelector('.sl-panel__head').append(control)
  }
}

function prepare(table) {
  const heads = [...table.querySelectorAll('th[data-sort]')]
  heads.forEach((head) => {
    const title = head.textContent
    const orders = head.dataset.sort === 'recorded'
      ? [{ by: 'date', title }, { by: 'source', title: 'Source' }]
      : [{ by: 'words', title }]
    const plain = document.createElement('span')
    plain.className = 'sl-sort__plain'
    plain.textContent = title
    head.replaceChildren(plain)
    orders.forEach((order) => head.append(button(table, head, order)))
  })
  const order = chosen.get(keyOf(table))
  if (order) {
    put(table, order)
  }
}

function button(table, head, { by, title }) {
  const button = document.createElement('button')
  const column = [...head.parentElement.children].indexOf(head)
  button.type = 'button'
  button.className = 'sl-sort'
  button.textContent = title
  button.dataset.by = by
  button.addEventListener('click', () => {
    const before = chosen.get(keyOf(table))
    const again = before?.by === by && before.column === column
    const order = { by, column, title, turned: again && !before.turned }
    if (again && before.turned) {
      chosen.delete(keyOf(table))
      put(table, null)
    } else {
      chosen.set(keyOf(table), order)
      put(table, order)
    }
    tell(table)
  })
  return button
}

// The place of a list in its panel, as its panel may be made anew while another source is awaited.
function keyOf(table) {
  const panel = table.closest('.sl-panel')
  return panel.id + '/' + table.ariaLabel.replace(/^\d+/, '')
}

function put(table, order) {
  const all = given.get(table)
  const sorted = order === null ? all : [...all].sort((one, other) => compare(order, one, other))
  sorted.forEach((entry) => entry.parts.forEach((part) => entry.holder.append(part)))
  for (const head of table.querySelectorAll('th[data-sort]')) {
    const here = order !== null && [...head.parentElement.children].indexOf(head) === order.column
    head.ariaSort = here ? (order.turned === (order.by === 'date') ? 'ascending' : 'descending') : null
    for (const one of head.querySelectorAll('.sl-sort')) {
      one.dataset.sorted = here && one.dataset.by === order.by ? head.ariaSort : ''
    }
  }
}

// Dates run from the latest back, words from A on, until one asks for the other way. What says nothing comes last.
function compare(order, one, other) {
  const [first, second] = [one, other].map((entry) => valueOf(order, entry))
  if (!first || !second) {
    return first ? -1 : second ? 1 : 0
  }
  const forward = order.by === 'date' ? (first < second ? 1 : first > second ? -1 : 0) : words.compare(first, second)
  return order.turned ? -forward : forward
}

function valueOf({ by, column }, { row }) {
  if (by === 'date') {
    return row.dataset.on
  }
  if (by === 'source') {
    return row.dataset.from
  }
  const cell = row.cells[column]
  const date = cell.querySelector(':scope > time, :scope > div:first-child > time')
  if (date) {
    return date.dateTime
  }
  return cell.matches('.sl-quiet') ? '' : firstWords(cell)
}

// What stands first in the cell, which may be words of its own: what follows says more of it, such as how it is coded.
function firstWords(cell) {
  const first = [...cell.childNodes].find((node) => node.textContent.trim())
  return (first?.querySelector?.('strong, .sl-text') ?? first)?.textContent.trim() ?? ''
}

// An entry is a row with those below it that belong to it; where each has a body of the table of its own, that body.
function entriesOf(table) {
  if (table.tBodies.length > 1) {
    return [...table.tBodies].map((body) => ({ row: body.querySelector('[data-on]'), parts: [body], holder: table }))
      .filter((entry) => entry.row)
  }
  const entries = []
  for (const row of table.tBodies[0]?.rows ?? []) {
    if (row.dataset.from !== undefined) {
      entries.push({ row, parts: [row], holder: table.tBodies[0] })
    } else {
      entries.at(-1)?.parts.push(row)
    }
  }
  return entries
}

function tell(table) {
  const order = chosen.get(keyOf(table))
  const cut = table.nextElementSibling?.matches('.sl-panel__cut')
  told.textContent = (order ? `Sorted by ${order.title.toLowerCase()}${order.turned ? ', the other way round' : ''}.` : 'In the list’s own order again.')
    + (order && cut ? ' Only the entries on this page were sorted.' : '')
}
