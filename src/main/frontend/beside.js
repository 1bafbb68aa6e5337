// Opens a letter beside the record, where there is room for both: the banner and the place in the record stay. Without
// this script, or where it is not to be had this way, a letter is a page of its own.
import { documentPage } from './document.js'

const ROOM = matchMedia('(min-width: 1100px)')

let from
let ending = new AbortController()

export function beside() {
  if (!document.querySelector('.sl-panels')) {
    return
  }
  document.addEventListener('click', (event) => {
    const link = event.target.closest('.sl-panels a[href], .sl-beside a[href]:not(.sl-beside__own)')
    if (link && isLetter(link) && isPlain(event) && ROOM.matches) {
      event.preventDefault()
      open(link)
    }
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && shown()) {
      close()
    }
  })
}

function isLetter(link) {
  return link.origin === location.origin && /\/document\//.test(link.pathname) && !link.pathname.endsWith('/download')
}

function isPlain(event) {
  return event.button === 0 && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
}

function shown() {
  return document.querySelector('.sl-beside')
}

async function open(link) {
  ending.abort()
  ending = new AbortController()
  const { signal } = ending
  if (link.closest('.sl-panels')) {
    from = link
  }
  const letter = await fetched(link.href, signal)
  if (signal.aborted) {
    return
  }
  if (!letter) {
    location.assign(link.href)
    return
  }
  const top = from.getBoundingClientRect().top
  shown()?.remove()
  const place = laidOut(link.href, letter)
  document.body.classList.add('sl-with-document')
  document.getElementById('main').append(place)
  scrollBy({ top: from.getBoundingClientRect().top - top, behavior: 'instant' })
  documentPage(place, signal)
  place.focus({ preventScroll: true })
}

async function fetched(address, signal) {
  try {
    const answer = await fetch(address, { signal })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    return page.querySelector('.sl-document')
  } catch {
    return null
  }
}

function laidOut(address, letter) {
  const place = document.createElement('aside')
  place.className = 'sl-beside'
  place.tabIndex = -1
  place.setAttribute('aria-label', 'Document')
  const bar = document.createElement('div')
  bar.className = 'sl-beside__bar'
  const own = document.createElement('a')
  own.className = 'sl-beside__own'
  own.href = address
  own.textContent = 'Open on a page of its own'
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'sl-beside__close'
  button.textContent = 'Close document'
  button.addEventListener('click', close)
  bar.append(own, button)
  place.append(bar, document.importNode(letter, true))
  return place
}

function close() {
  const top = from.getBoundingClientRect().top
  ending.abort()
  shown()?.remove()
  document.body.classList.remove('sl-with-document')
  scrollBy({ top: from.getBoundingClientRect().top - top, behavior: 'instant' })
  from.focus({ preventScroll: true })
}
