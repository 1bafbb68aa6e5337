// Fills a record page as feeds answer, without moving what its reader is at. Without this script, or when the pieces
// do not come, the page is had in one piece (data-whole).
import './htmx.js'
import 'htmx-ext-sse'
import { banner } from './banner.js'
import { beside } from './beside.js'
import { count } from './count.js'
import { details } from './details.js'
import { documentPage } from './document.js'
import { find } from './find.js'
import { left } from './left.js'
import { sort, sortable } from './sort.js'
import { bannerHeight, beginStill, heightOf, letGoOnceTouched, pieceCame, showAll, showSettled } from './still.js'

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
const onward = document.querySelector('form[data-at-once]')
const proof = onward?.querySelector('[data-from-fragment]')
if (proof) {
  proof.value = location.hash.slice(1)
}
onward?.requestSubmit()

const onPaper = new URLSearchParams(location.search).has('print') || location.pathname.endsWith('/print')
if (onPaper) {
  addEventListener('load', () => print())
} else if (body.dataset.printed) {
  addEventListener('beforeprint', tellOfPrinting)
}
banner()
details()
if (whole) {
  fill()
}
find()
sort()
count()
documentPage()
beside()
left()

function fill() {
  beginStill()
  document.addEventListener('pointermove', (event) => {
    pointer = { x: event.clientX, y: event.clientY, at: performance.now() }
  }, { passive: true })
  addEventListener('pagehide', () => { leaving = true })
  addEventListener('beforeunload', () => { leaving = true })
  body.addEventListener('htmx:sseBeforeMessage', beforePiece)
  body.addEventListener('htmx:sseClose', (event) => {
    finished ||= event.detail.type === 'message'
    body.dataset.done = finished ? 'yes' : 'no'
    showAll(false)
    letGoOnceTouched()
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
  pieceCame()
  if (isPanel(place) && isInUse(place)) {
    event.preventDefault()
    hold(place, event.detail.data)
    return
  }
  const after = isPanel(place) ? heightOf(place) : reopening(place)
  queueMicrotask(() => {
    sortable()
    after()
  })
  if (place.id === 'tabs') {
    showSettled()
  }
  keepingStill(place)
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
  keepingStill(panel)
  const after = heightOf(panel)
  window.htmx.swap(panel, html, { swapStyle: 'innerHTML', swapDelay: 0, settleDelay: 0 })
  sortable()
  after()
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

// What somebody opened outside the panels stays open.
function reopening(place) {
  const open = [...place.querySelectorAll('details[open]')].map((details) => details.className)
  return () => place.querySelectorAll('details').forEach((details) => { details.open ||= open.includes(details.className) })
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
  const top = bannerHeight()
  return [...document.querySelectorAll('.sl-panel tr, .sl-panel h2')].find(
    (element) => element.getBoundingClientRect().top >= top)
}
