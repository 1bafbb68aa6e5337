// What a document's page can do besides showing it: enlarge and turn a picture, find words in a letter, and give paper
// all of a letter that stands in a frame.

const TYPING_MILLIS = 150
const MOST_FOUND = 2000
const LARGEST = 8
const STEP = 1.25
const MARKS = 'sl-found'
const CURRENT = 'sl-current'
const BLOCKS = 'p,div,h1,h2,h3,h4,h5,h6,pre,blockquote,li,dt,dd,caption,th,td,figcaption,body'
const STYLE = '::highlight(sl-found){background:#ffeb3b;color:#000}::highlight(sl-current){background:#ff9800;color:#000}'

/** Of the document within this part of the page; what it does at other times ends with the signal. */
export function documentPage(part = document, signal = undefined) {
  const pictures = part.querySelector('.sl-document__picture')
  if (pictures) {
    turnable([...pictures.querySelectorAll('.sl-document__sheet')], () => pictures.clientWidth - 2, undefined, signal)
  }
  const frame = part.querySelector('iframe[data-laid]')
  if (frame) {
    whenLaid(frame, () => {
      if (!frame.contentDocument?.body) {
        return
      }
      const fit = asTallAsItsLetter(frame, signal)
      onPaper(frame)
      scanned(frame, fit, signal)
      findable(frame.contentDocument, frame.contentWindow)
    })
  } else if (part.querySelector('.sl-document__words')) {
    findable(document, window, part.querySelector('.sl-document__words'))
  }
}

// The pages of a scan are pictures in a frame, which grows with them.
function scanned(frame, fit, signal) {
  const letter = frame.contentDocument
  const pages = [...letter.querySelectorAll('figure > img')]
  if (!document.getElementById('viewer') || pages.length === 0) {
    return
  }
  const sheets = pages.map((page) => {
    const sheet = letter.createElement('div')
    page.replaceWith(sheet)
    sheet.append(page)
    return sheet
  })
  turnable(sheets, () => letter.body.clientWidth, fit, signal)
}

function turnable(sheets, room, drawn = () => {}, signal = undefined) {
  const tools = document.getElementById('viewer')
  const view = { zoom: null, turn: 0 }
  const draw = () => {
    const scales = sheets.map((sheet) => lay(sheet, view, room()))
    tools.querySelector('[role=status]').textContent =
      `${Math.round(scales[0] * 100)} %${view.turn ? `, turned by ${view.turn}°` : ''}`
    view.shown = scales[0]
    drawn()
  }
  const zoomed = (by) => { view.zoom = Math.min(LARGEST, Math.max(1 / LARGEST, view.shown * by)) }
  const deeds = {
    larger: () => zoomed(STEP),
    smaller: () => zoomed(1 / STEP),
    left: () => { view.turn = (view.turn + 270) % 360 },
    right: () => { view.turn = (view.turn + 90) % 360 },
    fit: () => { view.zoom = null }
  }
  tools.hidden = false
  tools.addEventListener('click', (event) => {
    const deed = event.target.closest('button')?.dataset.do
    if (deed) {
      deeds[deed]()
      draw()
    }
  })
  addEventListener('resize', draw, { signal })
  Promise.all(sheets.map((sheet) => sheet.firstElementChild.decode().catch(() => {}))).then(draw)
}

// Sizes the sheet to the turned picture, so that it scrolls to every edge. Gives the scale it is shown at.
function lay(sheet, view, room) {
  const picture = sheet.firstElementChild
  const sideways = view.turn % 180 !== 0
  const wide = picture.naturalWidth || 1
  const high = picture.naturalHeight || 1
  const scale = view.zoom ?? Math.min(1, room / (sideways ? high : wide))
  const width = wide * scale
  const height = high * scale
  const shift = { 0: [0, 0], 90: [height, 0], 180: [width, height], 270: [0, width] }[view.turn]
  Object.assign(picture.style, { width: `${width}px`, height: `${height}px`, maxWidth: 'none', transformOrigin: '0 0' })
  picture.style.transform = `translate(${shift[0]}px, ${shift[1]}px) rotate(${view.turn}deg)`
  Object.assign(sheet.style, { width: `${sideways ? height : width}px`, height: `${sideways ? width : height}px` })
  return scale
}

function whenLaid(frame, then) {
  const ready = () => frame.contentDocument?.readyState === 'complete' && frame.contentDocument.URL !== 'about:blank'
  if (ready()) {
    then()
  } else {
    frame.addEventListener('load', then, { once: true })
  }
}

// One page to scroll instead of two, on small screens above all.
function asTallAsItsLetter(frame, signal) {
  const fit = () => {
    frame.style.height = 'auto'
    frame.style.height = `${frame.contentDocument.documentElement.scrollHeight + 4}px`
  }
  fit()
  addEventListener('resize', fit, { signal })
  return fit
}

// A frame is one block on paper, cut wherever a page ends: paper gets the same letter as part of the page.
function onPaper(frame) {
  const host = document.createElement('div')
  host.className = 'sl-document__paper'
  const root = host.attachShadow({ mode: 'open' })
  const style = new CSSStyleSheet()
  style.replaceSync([...frame.contentDocument.querySelectorAll('style')]
    .map((one) => one.textContent.replace(/(^|[},\s])(?:body|html)(?=\s*[{,])/g, '$1:host'))
    .join('\n'))
  root.adoptedStyleSheets = [style]
  root.append(...document.importNode(withoutPictures(frame.contentDocument), true).childNodes)
  const pictures = frame.contentDocument.querySelectorAll('img')
  root.querySelectorAll('canvas').forEach((canvas, index) => draw(canvas, pictures[index]))
  frame.after(host)
  frame.classList.add('sl-screen')
}

// Pictures written into the letter may be loaded by its frame and not by this page, which is given what they look like.
function withoutPictures(letter) {
  const copy = letter.body.cloneNode(true)
  copy.querySelectorAll('canvas').forEach((canvas) => canvas.remove())
  copy.querySelectorAll('img').forEach((picture) => picture.replaceWith(letter.createElement('canvas')))
  return copy
}

function draw(canvas, picture) {
  canvas.width = picture.naturalWidth
  canvas.height = picture.naturalHeight
  if (picture.naturalWidth > 0) {
    canvas.getContext('2d').drawImage(picture, 0, 0)
  }
}

function findable(letter, view, part = letter.body) {
  const form = document.getElementById('find-in-document')
  if (!form || !view.CSS?.highlights) {
    return
  }
  const words = form.querySelector('input')
  const status = form.querySelector('[role=status]')
  const style = new view.CSSStyleSheet()
  style.replaceSync(STYLE)
  letter.adoptedStyleSheets = [...letter.adoptedStyleSheets, style]
  let found = []
  let at = -1
  let typing
  const show = () => {
    mark(view, found, found[at])
    status.textContent = words.value.trim() === '' ? ''
      : found.length === 0 ? 'Not found in the words shown here.'
        : `${at + 1} of ${found.length}${found.length === MOST_FOUND ? ' or more' : ''}`
    form.querySelectorAll('[data-go]').forEach((button) => { button.disabled = found.length < 2 })
    found[at]?.startContainer.parentElement.scrollIntoView({ block: 'center' })
  }
  const search = () => {
    found = ranges(letter, part, words.value)
    at = found.length > 0 ? 0 : -1
    show()
  }
  const go = (by) => {
    if (found.length > 0) {
      at = (at + by + found.length) % found.length
      show()
    }
  }
  form.hidden = false
  words.addEventListener('input', () => {
    clearTimeout(typing)
    typing = setTimeout(search, TYPING_MILLIS)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    go(1)
  })
  form.addEventListener('click', (event) => {
    const by = event.target.closest('[data-go]')?.dataset.go
    if (by) {
      go(Number(by))
    }
  })
}

function mark(view, found, current) {
  view.CSS.highlights.clear()
  if (found.length > 0) {
    view.CSS.highlights.set(MARKS, new view.Highlight(...found))
    view.CSS.highlights.set(CURRENT, new view.Highlight(current))
  }
}

// What is one sign to a reader and several to a computer, one for one: a clinician types the one of the keyboard.
function folded(text) {
  return text.toLowerCase().replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"').replace(/\u00b5/g, '\u03bc')
}

// Words as they are read: across the tags of a line, whatever the case and however many blanks; cells, paragraphs and
// lines are apart.
function ranges(letter, part, text) {
  const wanted = folded(text.trim()).replace(/\s+/g, ' ')
  if (wanted === '') {
    return []
  }
  const walker = letter.createTreeWalker(part, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  const places = []
  let all = ''
  let block
  const put = (sign, place) => {
    if (sign !== ' ' || !all.endsWith(' ')) {
      all += sign
      places.push(place)
    }
  }
  while (walker.nextNode()) {
    const node = walker.currentNode
    const within = node.data === undefined ? block : node.parentElement.closest(BLOCKS)
    if (within !== block || node.localName === 'br') {
      put(' ', [node, 0])
    }
    block = within
    for (let i = 0; i < (node.data ?? '').length; i++) {
      put(/\s/.test(node.data[i]) ? ' ' : folded(node.data[i])[0], [node, i])
    }
  }
  const found = []
  for (let i = all.indexOf(wanted); i >= 0 && found.length < MOST_FOUND; i = all.indexOf(wanted, i + wanted.length)) {
    const range = letter.createRange()
    range.setStart(...places[i])
    const [node, offset] = places[i + wanted.length - 1]
    range.setEnd(node, offset + 1)
    found.push(range)
  }
  return found
}
