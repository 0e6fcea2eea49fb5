import { PNG } from 'pngjs'
import QRCode from 'qrcode'
import { SCENE_CHARACTERS } from '../limits'
import { refusal, type ErrcodeAnswer } from './errcode'

const WIDTH = 430
const WIDEST = 1280
const NARROWEST = 280
/** Blank squares around the others: four are the least a QR code needs. */
const QUIET = 4
const WHITE = 0xff
/** Grey in, grey out, and nothing tried that is meant for photographs: that would take a hundred times as long. */
const PLAIN = { colorType: 0, inputColorType: 0, inputHasAlpha: false, filterType: 0, deflateStrategy: 0 } as const
/** The characters WeChat allows in a scene besides letters and digits. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/
const VERSIONS: readonly unknown[] = ['release', 'trial', 'develop']

/**
 * `wxacode.getUnlimited`: a picture that opens a page with a scene. WeChat draws its round code; here it is a plain QR
 * code (PNG) that says `<page>?scene=<scene, percent-encoded>`, which is what the page is opened with either way.
 */
export function miniProgramCode(request: Readonly<Record<string, unknown>>): Buffer | ErrcodeAnswer {
  const { scene, page = 'pages/index/index', width = WIDTH, env_version: version = 'release' } = request
  if (typeof scene !== 'string' || scene === '' || scene.length > SCENE_CHARACTERS) return refusal('invalidSceneLength')
  if (!SCENE.test(scene)) return refusal('invalidScene')
  if (typeof page !== 'string' || !/^[\w-]+(\/[\w-]+)*$/.test(page)) return refusal('invalidPage')
  if (typeof width !== 'number' || !VERSIONS.includes(version)) return refusal('invalidArguments')
  const pixels = Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)))
  return pictureOf(codeText(page, scene), pixels)
}

/** What the code says. */
export function codeText(page: string, scene: string): string {
  return `${page}?scene=${encodeURIComponent(scene)}`
}

/** The squares are equally large; what is left over goes to the margin. */
function pictureOf(text: string, pixels: number): Buffer {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const side = Math.floor(pixels / (modules.size + 2 * QUIET))
  const margin = Math.floor((pixels - side * modules.size) / 2)
  const picture = new PNG({ width: pixels, height: pixels })
  picture.data = Buffer.alloc(pixels * pixels, WHITE)
  for (let line = 0; line < side * modules.size; line++)
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(Math.floor(line / side), column) === 0) continue
      const from = (margin + line) * pixels + margin + column * side
      picture.data.fill(0, from, from + side)
    }
  return PNG.sync.write(picture, PLAIN)
}
