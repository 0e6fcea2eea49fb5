import { createHmac } from 'node:crypto'
import { codeAt, judgeCode, type Digest } from '#domain/check-in-code'
import { addSeconds, instant, instantFromMillis, millisOf } from '#domain/instant'
import fc from 'fast-check'

const keyed =
  (key: string): Digest =>
  (text) =>
    createHmac('sha256', key).update(text).digest('hex')
const digest = keyed('a key')
const START = instant('2025-06-10T09:00:00.000Z')
const instants = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => instantFromMillis(seconds * 1000))

describe('the code shown at a meeting', () => {
  it('is eight signs read off eight bytes of the digest, modulo 32', () => {
    const bytes = [0, 31, 32, 255, 10, 18, 200, 7].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    // 0→0, 31→Z, 32→0, 255→31→Z, 10→A, 18→J (I is left out), 200→8, 7→7.
    expect(codeAt(() => bytes, 'm', START).code).toBe('0Z0ZAJ87')
  })

  it('is derived from the meeting and the number of its window of 20 seconds since 1970', () => {
    const asked: string[] = []
    codeAt((text) => (asked.push(text), '0'.repeat(16)), 'm-1', START)
    expect(asked).toEqual([`check-in:m-1:${Date.UTC(2025, 5, 10, 9) / 20_000}`])
  })

  it('stays for 20 seconds and then is another', () => {
    const first = codeAt(digest, 'm', START)
    expect(codeAt(digest, 'm', addSeconds(START, 19))).toEqual(first)
    expect(codeAt(digest, 'm', addSeconds(START, 20)).code).not.toBe(first.code)
    expect(first).toMatchObject({ changesAt: addSeconds(START, 20), takenUntil: addSeconds(START, 40) })
  })

  it('is another for another meeting and under another key', () => {
    const { code } = codeAt(digest, 'm', START)
    expect(codeAt(digest, 'n', START).code).not.toBe(code)
    expect(codeAt(keyed('another'), 'm', START).code).not.toBe(code)
  })

  it('needs a digest of at least sixteen hexadecimal digits', () => {
    expect(() => codeAt(() => 'abc', 'm', START)).toThrow(TypeError)
    expect(() => codeAt(() => 'Z'.repeat(64), 'm', START)).toThrow(TypeError)
  })
})

describe('a code that is handed in', () => {
  it('is taken from the moment it is shown until `takenUntil`, and has expired from then on for four minutes', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 279 }), (at, seconds) => {
        const { code, takenUntil } = codeAt(digest, 'm', at)
        const then = addSeconds(at, seconds)
        expect(judgeCode(digest, 'm', code, then)).toBe(then < takenUntil ? 'taken' : 'expired')
      }),
    )
  })

  it('is wrong before it is shown, and long after', () => {
    const { code } = codeAt(digest, 'm', START)
    expect(judgeCode(digest, 'm', code, instantFromMillis(millisOf(START) - 1))).toBe('wrong')
    expect(judgeCode(digest, 'm', code, addSeconds(START, 319))).toBe('expired')
    expect(judgeCode(digest, 'm', code, addSeconds(START, 320))).toBe('wrong')
  })

  it('may be typed in small letters, with blanks or hyphens, with O for 0 and I or L for 1', () => {
    // Every sign stands for its byte: 0, 1, 1, 0, A, B, C, D.
    const fixed: Digest = () => '00010100' + '0a0b0c0d'
    expect(codeAt(fixed, 'm', START).code).toBe('0110ABCD')
    for (const typed of ['0110ABCD', 'oilo-abcd', ' OlIO AbCd '])
      expect(judgeCode(fixed, 'm', typed, START)).toBe('taken')
    expect(judgeCode(fixed, 'm', '0110ABC', START)).toBe('wrong')
  })
})
