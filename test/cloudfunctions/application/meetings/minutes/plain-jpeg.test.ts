import { plainJpeg } from '../../../../../cloudfunctions/application/meetings/minutes/plain-jpeg'
import { BESIDE, jpeg } from '../../../../builders/jpeg'

it('keeps the picture, and nothing of where, when and with what it was taken', () => {
  const whole = jpeg({ width: 800, height: 600, trailing: 'a film at GPS 31N' })
  const plain = plainJpeg(whole)
  expect(plain).toMatchObject({ width: 800, height: 600, turn: 0 })
  const text = Buffer.from(plain?.bytes ?? []).toString('latin1')
  for (const beside of [...Object.values(BESIDE), 'Exif', 'film']) {
    expect(whole.toString('latin1')).toContain(beside)
    expect(text).not.toContain(beside)
  }
  expect(text).toContain('JFIF')
  // From the tables of the picture to its end: every byte as it was.
  const from = whole.indexOf(Buffer.from([0xff, 0xdb]))
  const end = whole.indexOf('a film')
  expect(text.endsWith(whole.subarray(from, end).toString('latin1'))).toBe(true)
})

it.each([
  [1, 0],
  [3, 180],
  [6, 90],
  [8, 270],
])('knows by the orientation %d how it is turned upright', (orientation, turn) => {
  const upright = turn % 180 === 0 ? { width: 640, height: 480 } : { width: 480, height: 640 }
  expect(plainJpeg(jpeg({ orientation }))).toMatchObject({ turn, ...upright })
})

it('keeps neither a small copy in the head nor what no decoder asks after', () => {
  const plain = jpeg()
  const app = (mark: number, text: string) => {
    const body = Buffer.from(text, 'latin1')
    return Buffer.concat([Buffer.from([0xff, mark, 0, body.length + 2]), body])
  }
  const copy = app(0xe0, 'JFIF\0\x01\x02\x01\0H\0H\x02\x01small!')
  const others = ['JFXX\0small copy', 'CIFF of a camera'].map((text) => app(0xe0, text))
  const beside = [copy, ...others, app(0xe2, 'FPXR\0small copy'), app(0xf3, 'unknown'), app(0xee, 'somebody')]
  const whole = Buffer.concat([plain.subarray(0, 2), ...beside, plain.subarray(2)])
  const text = Buffer.from(plainJpeg(whole)?.bytes ?? []).toString('latin1')
  for (const word of ['small', 'CIFF', 'FPXR', 'unknown', 'somebody']) expect(text).not.toContain(word)
  expect(text).toContain('JFIF\0\x01\x02\x01\0H\0H\0\0')
})

it('is the same once more', () => {
  const once = plainJpeg(jpeg())
  expect(plainJpeg(once?.bytes ?? new Uint8Array())?.bytes).toEqual(once?.bytes)
})

it.each([
  ['no bytes', Buffer.alloc(0)],
  ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['a table', Buffer.from('PK\x03\x04 something else')],
  ['one cut off within the picture', jpeg().subarray(0, 300)],
  ['one cut off within a segment', jpeg().subarray(0, 60)],
  ['one without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ['one of no width', jpeg({ width: 0 })],
  ['one wider than any', jpeg({ width: 30_000 })],
])('is none of %s', (_, bytes) => {
  expect(plainJpeg(bytes)).toBeUndefined()
})

it('comes to an end whatever the bytes', () => {
  const whole = jpeg()
  for (let at = 2; at < whole.length; at++) {
    const broken = Buffer.from(whole)
    broken[at] = 0xff
    expect(() => plainJpeg(broken)).not.toThrow()
  }
})
