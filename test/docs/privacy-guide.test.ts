import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DECLARED_APIS, DECLARED_USES } from '../../scripts/declared-apis'

const ROOT = join(__dirname, '../..')
/** WeChat's own list of what a privacy guide has to declare (用户隐私保护指引, 隐私接口), without wx. before them. */
const PRIVATE =
  'getUserInfo getUserProfile getLocation getFuzzyLocation onLocationChange startLocationUpdate ' +
  'startLocationUpdateBackground choosePoi chooseLocation chooseAddress chooseInvoiceTitle chooseInvoice chooseLicensePlate ' +
  'getWeRunData chooseImage chooseMedia chooseVideo chooseMessageFile startRecord getRecorderManager joinVoIPChat ' +
  'createCameraContext createLivePusherContext createVKSession openBluetoothAdapter createBLEPeripheralServer ' +
  'saveImageToPhotosAlbum saveVideoToPhotosAlbum addPhoneContact addPhoneRepeatCalendar addPhoneCalendar chooseContact ' +
  'getClipboardData setClipboardData startAccelerometer startCompass startGyroscope startDeviceMotionListening'

function declared(): string[] {
  const guide = readFileSync(join(ROOT, 'docs/deployment.md'), 'utf8')
  return [...guide.matchAll(/^\|[^|]+\| `wx\.(\w+)` \|/gm)].map(([, name = '']) => name).sort()
}

it('says of each what it is for as the filing pack does', () => {
  const guide = readFileSync(join(ROOT, 'docs/deployment.md'), 'utf8')
  const rows = [...guide.matchAll(/^\|[^|]+\| `wx\.(\w+)` \| ([^|]+) \|/gm)]
  expect(Object.fromEntries(rows.map(([, name = '', use]) => [name, use]))).toEqual(DECLARED_USES)
})

function used(): string[] {
  const scripts = readdirSync(join(ROOT, 'miniprogram'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.(ts|wxml)$/.test(path) && !/(^|\/)(node_modules|miniprogram_npm)\//.test(path),
  )
  const text = scripts.map((path) => readFileSync(join(ROOT, 'miniprogram', path), 'utf8')).join('\n')
  return PRIVATE.split(' ')
    .filter((name) => new RegExp(`\\bwx\\.${name}\\b`).test(text))
    .sort()
}

it('the guide for deploying declares each private API that the mini-program calls, and no other', () => {
  expect(used().length).toBeGreaterThan(0)
  expect(declared()).toEqual(used())
  expect([...DECLARED_APIS].sort()).toEqual(used())
})

it('the mini-program has no component that takes somebody’s name, picture, telephone number or camera', () => {
  const templates = readdirSync(join(ROOT, 'miniprogram'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.wxml') && !/(^|\/)(node_modules|miniprogram_npm)\//.test(path),
  )
  const asking = templates.filter((path) =>
    /open-type="(chooseAvatar|getPhoneNumber|getUserInfo|getRealtimePhoneNumber)"|type="nickname"|<camera/.test(
      readFileSync(join(ROOT, 'miniprogram', path), 'utf8'),
    ),
  )
  expect(asking).toEqual([])
})
