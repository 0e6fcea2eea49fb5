import jsQR from 'jsqr'
import { phoneIn } from '../bridge'

/** A code found in a phone's pictures: what it says, and the picture as a data URL. */
export interface FoundCode {
  readonly text: string
  readonly picture: string
}

/** A camera sees a code with room around it; a picture cut at its edge needs that room added. */
const MARGIN = 0.12
const LARGEST_PX = 800

/** Reads the codes that can be seen on a phone, from the very pixels it shows. */
export function codesShownOn(frame: HTMLIFrameElement): FoundCode[] {
  return (phoneIn(frame)?.visiblePictures() ?? []).flatMap((picture) => {
    const found = readCode(picture)
    return found ? [found] : []
  })
}

function readCode(picture: HTMLCanvasElement | HTMLImageElement): FoundCode | undefined {
  const [width, height] = sizeOf(picture)
  if (width === 0 || height === 0) return undefined
  const scale = Math.min(1, LARGEST_PX / Math.max(width, height))
  const room = Math.round(Math.max(width, height) * scale * MARGIN)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale) + 2 * room
  canvas.height = Math.round(height * scale) + 2 * room
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  try {
    context.drawImage(picture, room, room, canvas.width - 2 * room, canvas.height - 2 * room)
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
    const code = jsQR(pixels.data, pixels.width, pixels.height)
    return code && code.data !== '' ? { text: code.data, picture: canvas.toDataURL() } : undefined
  } catch {
    // A picture of another origin may be shown and not be read.
    return undefined
  }
}

/** The picture is of another window, where `instanceof` means another class. */
function sizeOf(picture: HTMLCanvasElement | HTMLImageElement): [number, number] {
  return 'naturalWidth' in picture ? [picture.naturalWidth, picture.naturalHeight] : [picture.width, picture.height]
}
