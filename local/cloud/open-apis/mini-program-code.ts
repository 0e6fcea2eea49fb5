import QRCode from 'qrcode'
import { SCENE_CHARACTERS } from '../limits'
import { refusal, type ErrcodeAnswer } from './errcode'
import { drawSquares } from './square-picture'

const WIDTH = 430
const WIDEST = 1280
const NARROWEST = 280
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
  const { modules } = QRCode.create(codeText(page, scene), { errorCorrectionLevel: 'M' })
  return drawSquares({ size: modules.size, isDark: (row, column) => modules.get(row, column) === 1 }, pixels)
}

/** What the code says. */
export function codeText(page: string, scene: string): string {
  return `${page}?scene=${encodeURIComponent(scene)}`
}
