// Says anew how long an override opens the record, on a page that is left standing.

const LOOK_AGAIN_MILLIS = 1000

export function left() {
  const place = document.querySelector('[data-left]')
  if (!place) {
    return
  }
  const ends = performance.now() + Number(place.dataset.left) * 1000
  const again = setInterval(() => {
    const words = leftIn(ends - performance.now())
    if (place.textContent !== words) {
      place.textContent = words
    }
    if (ends <= performance.now()) {
      clearInterval(again)
    }
  }, LOOK_AGAIN_MILLIS)
}

/** @param millis until the override ends */
export function leftIn(millis) {
  if (millis <= 0) {
    return 'no time left, nothing more is opened'
  }
  const minutes = Math.ceil(millis / 60_000)
  return minutes === 1 ? '1 minute left' : `${minutes} minutes left`
}
