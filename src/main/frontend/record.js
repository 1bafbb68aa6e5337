// Fills a record page as feeds answer, without moving what its reader is at. Without this script, or when the pieces
// do not come, the page is had in one piece (data-whole).
import './htmx.js'
import 'htmx-ext-sse'
import { count } from './count.js'
import { documentPage } from './document.js'
import { find } from './find.js'
import { sort, sortable } from './sort.js'

const body = document.body
const whole = body.dataset.whole
const IDLE_MILLIS = 2000
const LOOK_AGAIN_MILLIS = 500

const held = new Map()
let pointer = { x: 0, y: 0, at: -IDLE_MILLIS }
// Pages scroll by whole pixels: what is left over is made good the next time.
let owed = { by: null, pixels: 0 }
let finished = false
let leaving = false

// A page that only sends the browser on.
document.querySelector('form[data-at-once]')?.requestSubmit()

const onPaper = new URLSearchParams(location.search).has('print') || location.pathname.endsWith('/print')
if (onPaper) {
  addEventListener('load', () => print())
} else if (body.dataset.printed) {
  addEventListener('beforeprint', tellOfPrinting)
}
if (whole) {
  fill()
}
find()
sort()
count()
documentPage()

function fill() {
  document.addEventListener('pointermove', (event) => {
    pointer = { x: event.clientX, y: event.clientY, at: performance.now() }
  }, { passive: true })
  addEventListener('pagehide', () => { leaving = true })
  addEventListener('beforeunload', () => { leaving = true })
  body.addEventListener('htmx:sseBeforeMessage', beforePiece)
  body.addEventListener('htmx:sseClose', (event) => {
    finished ||= event.detail.type === 'message'
    body.dataset.done = finished ? 'yes' : 'no'
  })
  body.addEventListener('htmx:sseError', () => haveItWhole())
  setTimeout(haveItWhole, Number(body.dataset.seconds) * 1000)
  setInterval(release, LOOK_AGAIN_MILLIS)
}

// The page for paper was recorded when it was opened; one printed from the screen is told of here.
function tellOfPrinting() {
  const token = document.querySelector('.sl-footer__close [name=token]').value
  fetch(body.dataset.printed, { method: 'POST', body: new URLSearchParams({ token }), keepalive: true })
}

// The stream broke off, or something on the way keeps it back.
function haveItWhole() {
  if (!finished && !leaving) {
    leaving = true
    location.replace(whole)
  }
}

function beforePiece(event) {
  const place = event.target
  if (isPanel(place) && isInUse(place)) {
    event.preventDefault()
    hold(place, event.detail.data)
    return
  }
  const open = openDetails(place)
  keepingStill(place)
  queueMicrotask(() => reopen(place, open))
}

// A panel somebody is reading closely is not changed under them: it says that there is more, and changes when they let
// go of it or ask.
function hold(panel, html) {
  held.set(panel, html)
  if (panel.querySelector('.sl-panel__held')) {
    return
  }
  const more = document.createElement('button')
  more.type = 'button'
  more.className = 'sl-panel__held'
  more.textContent = 'Another source has answered. Show it here'
  more.addEventListener('click', () => show(panel))
  panel.prepend(more)
}

function release() {
  for (const panel of held.keys()) {
    if (!isInUse(panel)) {
      show(panel)
    }
  }
}

function show(panel) {
  const html = held.get(panel)
  held.delete(panel)
  const hadFocus = panel.contains(document.activeElement)
  const open = openDetails(panel)
  keepingStill(panel)
  window.htmx.swap(panel, html, { swapStyle: 'innerHTML', swapDelay: 0, settleDelay: 0 })
  reopen(panel, open)
  if (hadFocus) {
    const title = panel.querySelector('h2')
    title.tabIndex = -1
    title.focus({ preventScroll: true })
  }
}

function isPanel(place) {
  return place.classList.contains('sl-panel')
}

function isInUse(panel) {
  const selection = getSelection()
  return panel.contains(document.activeElement)
    || panel.querySelector('details[open]') !== null
    || (selection !== null && !selection.isCollapsed && panel.contains(selection.anchorNode))
    || (isPointerBusy() && panel.querySelector('tbody') !== null && panel.matches(':hover'))
}

function isPointerBusy() {
  return performance.now() - pointer.at < IDLE_MILLIS
}

function openDetails(place) {
  return [...place.querySelectorAll('details')].map((details) => details.open)
}

// Only the banner's folded contacts can be open in a place that is changed.
function reopen(place, open) {
  if (!isPanel(place)) {
    place.querySelectorAll('details').forEach((details, index) => { details.open ||= open[index] ?? false })
  }
}

// Keeps in its place on the screen what the pointer is at or, once somebody has scrolled, what they see first.
function keepingStill(changing) {
  const still = stillPoint(changing)
  if (!still) {
    return
  }
  const before = still.getBoundingClientRect().top - (owed.by === still ? owed.pixels : 0)
  queueMicrotask(() => {
    sortable()
    const moved = still.getBoundingClientRect().top - before
    if (still.isConnected && moved !== 0) {
      scrollBy({ top: moved, behavior: 'instant' })
      owed = { by: still, pixels: still.getBoundingClientRect().top - before }
    }
  })
}

function stillPoint(changing) {
  const focused = document.activeElement
  const candidates = [
    isPointerBusy() ? document.elementFromPoint(pointer.x, pointer.y) : null,
    focused === body ? null : focused,
    scrollY > 0 ? firstInView() : null
  ]
  return candidates.find((element) => element?.closest('.sl-panel') && !changing.contains(element)) ?? null
}

function firstInView() {
  const top = document.querySelector('.sl-banner').getBoundingClientRect().bottom
  return [...document.querySelectorAll('.sl-panel tr, .sl-panel h2')].find(
    (element) => element.getBoundingClientRect().top >= top)
}
