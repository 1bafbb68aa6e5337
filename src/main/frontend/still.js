// Keeps what is on the screen where it is while feeds answer. In the first moment, when most of them answer at once, a
// panel is seen as soon as nothing above it changes any more. After it each panel that waits has room for what is to come;
// one that would push others away all the same keeps its height, with all of it within reach, until its reader asks for
// it, has gone on, or does anything once nothing more comes.

const FIRST_MILLIS = 500
const QUIET_MILLIS = 500
// On a slow machine pieces come one by one: the first moment lasts until most sources have answered and then nothing has
// come for a while, but no longer than this after the first piece.
const LAST_MILLIS = 4000
const NOTHING_MILLIS = 6000

// The least room for what is to come: two rows, or a line of tiles. The most: so much of the window.
const LEAST_ROOM = 112
const TILES_ROOM = 44
const MOST_ROOM = .4
const HEAD = 40

const SCROLLING_KEYS = [' ', 'PageDown', 'PageUp', 'ArrowDown', 'ArrowUp', 'End', 'Home']

const TWO_COLUMNS = matchMedia('(min-width: 1100px)')

const kept = new Map()
let gone
let begun
let first = 0
let last = 0
let watch

/** Shows all panels once the first moment is over: when nothing more has come for a while. */
export function beginStill() {
  gone = new IntersectionObserver((entries) => entries
    .filter((entry) => !entry.isIntersecting && isFreeToMove(entry.target))
    .forEach((entry) => letGo(entry.target)))
  begun = performance.now()
  for (const sign of ['wheel', 'keydown', 'pointerdown', 'touchmove']) {
    addEventListener(sign, () => showAll(true), { once: true, passive: true })
  }
  watch = setInterval(() => {
    const now = performance.now()
    const quiet = now - last > QUIET_MILLIS && now - begun > FIRST_MILLIS && haveMostAnswered()
    if (quiet || (first > 0 && now - first > LAST_MILLIS) || now - begun > NOTHING_MILLIS) {
      showAll(true)
    }
  }, 100)
}

/** Another piece of the page has come. */
export function pieceCame() {
  last = performance.now()
  first ||= last
}

/** Shows the panels above which nothing changes any more; asked after the side bar says which of them wait. */
export function showSettled() {
  afterwards(() => {
    const columns = [...document.querySelectorAll('.sl-panels--early > .sl-panels__column')]
    const over = columns.filter((column) => column.querySelector('#now'))
    const below = columns.filter((column) => column.matches('.sl-panels__column--across'))
    const beside = columns.filter((column) => !over.includes(column) && !below.includes(column))
    const settled = TWO_COLUMNS.matches
      ? showIn(over) && beside.map((column) => showIn([column])).every((all) => all)
      : showIn([...over, ...beside])
    if (settled) {
      showIn(below)
    }
  })
}

// Whether all of them are settled.
function showIn(columns) {
  return columns.flatMap((column) => [...column.children]).every((panel) => {
    panel.classList.add('sl-panel--seen')
    return !isWaiting(panel)
  })
}

function isWaiting(panel) {
  return document.querySelector(`#to-${CSS.escape(panel.id)} .sl-goto__waiting`) !== null
}

// What is shown in the frame it moves in would be seen to move.
function afterwards(show) {
  requestAnimationFrame(() => requestAnimationFrame(show))
}

/** @param more whether there is more to come, for which panels that wait are given some room */
export function showAll(more) {
  clearInterval(watch)
  const early = document.querySelector('.sl-panels--early')
  if (!early) {
    return
  }
  if (more) {
    early.querySelectorAll('.sl-panel').forEach(giveRoom)
  }
  afterwards(() => early.classList.remove('sl-panels--early'))
}

/**
 * Nothing more comes: a panel with nothing below it in view has all its rows, and who scrolls, opens anything or looks for
 * words has let go of where everything stood.
 */
export function letGoOnceTouched() {
  for (const panel of [...kept.keys()].reverse()) {
    if (!isAnythingBelow(panel, panel.getBoundingClientRect().bottom)) {
      letGo(panel)
    }
  }
  // not the scroll itself, by which what is in view is kept in its place
  for (const sign of ['wheel', 'touchmove']) {
    addEventListener(sign, letAllGo, { once: true, passive: true })
  }
  addEventListener('keydown', (event) => {
    if (SCROLLING_KEYS.includes(event.key)) {
      letAllGo()
    }
  })
  // what stands at another width has another height
  const width = innerWidth
  addEventListener('resize', () => {
    if (innerWidth !== width) {
      letAllGo()
    }
  })
  addEventListener('click', ({ target }) => {
    const top = target.getBoundingClientRect().top
    letAllGo()
    if (target.isConnected) {
      scrollBy({ top: target.getBoundingClientRect().top - top, behavior: 'instant' })
    }
  }, { once: true })
}

export function letAllGo() {
  for (const panel of [...kept.keys(), ...document.querySelectorAll('.sl-panel--roomy')]) {
    letGo(panel)
  }
}

function giveRoom(panel) {
  if (isWaiting(panel) && !panel.querySelector(':scope > details')) {
    panel.classList.add('sl-panel--roomy')
    panel.style.minHeight = `${panel.offsetHeight + room(panel)}px`
    gone.observe(panel)
  }
}

function haveMostAnswered() {
  const { answered, all } = answersIn('#progress')
  return answered * 2 >= all
}

// In the page's own words; none where it does not say.
function answersIn(what, within = document) {
  const [, answered, all] = within.querySelector(what)?.textContent.match(/(\d+) of (\d+) sources have answered/) ?? [0, 0, 0]
  return { answered: Number(answered), all: Number(all) }
}

// Each source that is awaited may have as much to say as each that has answered.
function room(panel) {
  const { answered, all } = answersIn('.sl-panel__count', panel)
  const likely = answered > 0 ? (panel.offsetHeight - HEAD) * (all - answered) / answered : 0
  return Math.max(panel.id === 'now' ? TILES_ROOM : LEAST_ROOM, Math.min(likely, innerHeight * MOST_ROOM))
}

/** What is to be done after the panel has changed, so that nothing in view moves; asked before it changes. */
export function heightOf(panel) {
  if (panel.closest('.sl-panels--early') && !kept.has(panel)) {
    // nobody sees it yet, and to measure it the whole page would have to be laid out
    return () => {}
  }
  const box = panel.getBoundingClientRect()
  const pushes = box.top < innerHeight && box.bottom > bannerHeight() && isAnythingBelow(panel, box.bottom)
  return () => {
    if (pushes || kept.has(panel)) {
      keep(panel, kept.get(panel) ?? box.height)
    }
  }
}

export function bannerHeight() {
  return document.querySelector('.sl-banner').getBoundingClientRect().bottom
}

function isAnythingBelow(panel, bottom) {
  return [...document.querySelectorAll('.sl-panel')].some((other) => {
    const top = other.getBoundingClientRect().top
    return other !== panel && top >= bottom - 1 && top < innerHeight
  })
}

function keep(panel, height) {
  panel.style.height = ''
  panel.classList.remove('sl-panel--kept')
  panel.querySelector('.sl-panel__all')?.remove()
  const natural = panel.getBoundingClientRect().height
  if (Math.abs(natural - height) < 1) {
    kept.delete(panel)
    return
  }
  kept.set(panel, height)
  panel.style.height = `${height}px`
  panel.classList.add('sl-panel--kept')
  if (natural > height) {
    panel.append(allOfIt(panel))
  }
  gone.observe(panel)
}

function allOfIt(panel) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'sl-panel__all'
  button.textContent = 'Another source has answered. Show all of it'
  button.addEventListener('click', () => {
    letGo(panel)
    const title = panel.querySelector('h2')
    title.tabIndex = -1
    title.focus({ preventScroll: true })
  })
  return button
}

// Where two columns stand side by side, one of them cannot move upwards without the other.
function isFreeToMove(panel) {
  return panel.getBoundingClientRect().top >= innerHeight || !TWO_COLUMNS.matches
}

// Above what is in view the page grows upwards.
function letGo(panel) {
  const above = panel.getBoundingClientRect().bottom <= bannerHeight()
  const before = panel.offsetHeight
  kept.delete(panel)
  gone.unobserve(panel)
  panel.style.height = ''
  panel.style.minHeight = ''
  panel.classList.remove('sl-panel--kept', 'sl-panel--roomy')
  panel.querySelector('.sl-panel__all')?.remove()
  if (above) {
    scrollBy({ top: panel.offsetHeight - before, behavior: 'instant' })
  }
}
