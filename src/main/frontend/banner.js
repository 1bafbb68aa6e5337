// Tells the stylesheet how high the banner really is, so that nothing that is jumped to or focused lies under it.

export function banner() {
  const place = document.getElementById('banner') ?? document.querySelector('.sl-banner')?.parentElement
  if (!place) {
    return
  }
  const size = new ResizeObserver(measure)
  const observe = () => {
    const shown = document.querySelector('.sl-banner')
    if (shown) {
      size.disconnect()
      size.observe(shown)
      measure()
    }
  }
  new MutationObserver(observe).observe(place, { childList: true })
  observe()
}

function measure() {
  const height = document.querySelector('.sl-banner').getBoundingClientRect().height
  document.documentElement.style.setProperty('--sl-banner', `${Math.ceil(height)}px`)
}
