import { createHmac } from 'node:crypto'
import { codeAt, isSpoken, judgeCode, type Digest } from '#domain/meeting/check-in-code'
import { instant, instantFromMillis } from '#domain/time/instant'
import fc from 'fast-check'
import { addSeconds } from '../../../builders/seconds'

const keyed =
  (key: string): Digest =>
  (day, text) =>
    createHmac('sha256', `${key}/${day}`).update(text).digest('hex')
const digest = keyed('a key')
const START = instant('2025-06-10T09:00:00.000Z')
/** The number of the window that begins then: 1,749,546,000 seconds since 1970, divided by 20. */
const WINDOW = 87_477_300
const instants = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => instantFromMillis(seconds * 1000))
const judge = (code: string, at = START, meetingId = 'm', digests: Digest[] = [digest]) =>
  judgeCode(digests, meetingId, code, at).verdict

describe('the code shown at a meeting', () => {
  it('is the window in base 36, and twelve digits of the meeting and twenty of the seal', () => {
    const asked: [number, string][] = []
    const counted: Digest = (day, text) => {
      asked.push([day, text])
      return `${asked.length}`.repeat(40)
    }
    expect(codeAt(counted, 'm-1', START).code).toBe(`${WINDOW.toString(36)}.${'1'.repeat(12)}${'2'.repeat(20)}`)
    // 2025-06-10 is the 20,249th day since 1970.
    expect(asked.slice(0, 2)).toEqual([
      [20_249, 'meeting:m-1'],
      [20_249, `scanned:${WINDOW}:${'1'.repeat(12)}`],
    ])
  })

  it('is six digits to be read aloud: 48 bits of a digest, modulo a million', () => {
    // 0x01000000000f is 2 to the power of 40, 1,099,511,627,776, and 15.
    expect(codeAt(() => '01000000000f'.padEnd(40, '0'), 'm', START).spoken).toBe('627791')
    expect(codeAt(() => '0'.repeat(40), 'm', START).spoken).toBe('000000')
  })

  it('stays for 20 seconds and then is another, both as scanned and as spoken', () => {
    const first = codeAt(digest, 'm', START)
    expect(codeAt(digest, 'm', addSeconds(START, 19))).toEqual(first)
    const next = codeAt(digest, 'm', addSeconds(START, 20))
    expect(next.code).not.toBe(first.code)
    expect(next.spoken).not.toBe(first.spoken)
    expect(first).toMatchObject({ changesAt: addSeconds(START, 20), takenUntil: addSeconds(START, 40) })
  })

  it('is made with a key of the day in UTC, so that the key changes by itself', () => {
    const days = new Set<number>()
    const noting: Digest = (day, text) => (days.add(day), digest(day, text))
    codeAt(noting, 'm', instant('2025-06-10T23:59:59.999Z'))
    codeAt(noting, 'm', instant('2025-06-11T00:00:00.000Z'))
    expect([...days]).toEqual([20_249, 20_250])
  })

  it('needs a digest of at least twenty hexadecimal digits', () => {
    expect(() => codeAt(() => 'abc', 'm', START)).toThrow(TypeError)
    expect(() => codeAt(() => 'Z'.repeat(64), 'm', START)).toThrow(TypeError)
  })
})

describe('a code that is handed in', () => {
  it('is taken from the moment it is shown until `takenUntil`, and has expired from then on, across midnight too', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 100_000 }), (at, seconds) => {
        const { code, takenUntil } = codeAt(digest, 'm', at)
        const then = addSeconds(at, seconds)
        expect(judge(code, then)).toBe(then < takenUntil ? 'taken' : 'expired')
      }),
    )
  })

  it('says of which window it is, also when it has expired', () => {
    const { code } = codeAt(digest, 'm', START)
    expect(judgeCode([digest], 'm', code, addSeconds(START, 9_000))).toEqual({ verdict: 'expired', window: WINDOW })
  })

  it('is taken one window early, for the clock of another instance, and is no code of ours before', () => {
    const { code } = codeAt(digest, 'm', START)
    expect(judge(code, addSeconds(START, -20))).toBe('taken')
    expect(judge(code, addSeconds(START, -21))).toBe('wrong')
  })

  it('of another meeting is told apart from a forged one', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 31 }), (at, place) => {
        const { code } = codeAt(digest, 'm', at)
        expect(judge(code, at, 'n')).toBe('other-meeting')
        const point = code.indexOf('.') + 1 + place
        const forged = code.slice(0, point) + (code[point] === '0' ? '1' : '0') + code.slice(point + 1)
        expect(judge(forged, at)).toBe('wrong')
      }),
    )
  })

  it('is not ours with the seal of another window, or with a window written another way', () => {
    const { code } = codeAt(digest, 'm', START)
    const [, sealed] = code.split('.')
    expect(judge(`${(WINDOW - 1).toString(36)}.${sealed}`)).toBe('wrong')
    expect(judge(`0${code}`)).toBe('wrong')
    expect(judge(code.toUpperCase())).toBe('wrong')
  })

  it('is taken under the present key and the one before, under no other', () => {
    const { code, spoken } = codeAt(digest, 'm', START)
    const other = keyed('another')
    for (const handedIn of [code, spoken]) {
      expect(judge(handedIn, START, 'm', [other, digest])).toBe('taken')
      expect(judge(handedIn, START, 'm', [other])).toBe('wrong')
    }
  })
})

describe('a code that is read aloud', () => {
  it('may be typed in full width, with blanks or hyphens', () => {
    const { spoken } = codeAt(digest, 'm', START)
    const typed = `${spoken.slice(0, 3)} - ${spoken.slice(3)}`
    const wide = [...spoken].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('')
    for (const each of [spoken, typed, wide]) {
      expect(isSpoken(each)).toBe(true)
      expect(judge(each)).toBe('taken')
    }
    for (const each of ['12345', '1234567', 'abcdef', '']) expect(isSpoken(each)).toBe(false)
  })

  it('is taken for two windows, has expired for four minutes and 40 seconds, and is wrong then and before it is shown', () => {
    const { spoken } = codeAt(digest, 'm', START)
    expect(judge(spoken, addSeconds(START, 39))).toBe('taken')
    expect(judge(spoken, addSeconds(START, 40))).toBe('expired')
    expect(judge(spoken, addSeconds(START, 319))).toBe('expired')
    expect(judge(spoken, addSeconds(START, 320))).toBe('wrong')
    expect(judge(spoken, addSeconds(START, -1))).toBe('wrong')
  })

  it('has expired and is not wrong when a phone kept it and it was shown in the hours of checking in', () => {
    const { spoken } = codeAt(digest, 'm', START)
    const kept = (seconds: number, opens: number, closes: number) =>
      judgeCode([digest], 'm', spoken, addSeconds(START, seconds), {
        opensAt: addSeconds(START, opens),
        closesAt: addSeconds(START, closes),
      })
    const found = { verdict: 'expired', window: WINDOW }
    expect(kept(320, 0, 3600)).toEqual(found)
    expect(kept(4 * 3600, -3600, 5 * 3600)).toEqual(found)
    // However long after the meeting it is sent.
    expect(kept(30 * 86_400, -3600, 3600)).toEqual(found)
    // Within five minutes it is as without.
    expect(kept(39, 0, 3600)).toEqual({ verdict: 'taken', window: WINDOW })
    expect(kept(319, 319, 3600)).toEqual(found)
    // What was shown before or after is not looked for.
    expect(kept(3600, 20, 7200).verdict).toBe('wrong')
    expect(kept(3600, -3600, -20).verdict).toBe('wrong')
  })

  it('is looked for in a day of windows at most, however long a meeting is checked in to', () => {
    let asked = 0
    const counting: Digest = (day, text) => (asked++, digest(day, text))
    const { spoken } = codeAt(digest, 'm', START)
    const keptIn = { opensAt: addSeconds(START, -365 * 86_400), closesAt: addSeconds(START, 7 * 86_400) }
    expect(judgeCode([counting], 'm', spoken, addSeconds(START, 2 * 86_400), keptIn).verdict).toBe('wrong')
    // A day has 4,320 windows; the last five minutes are looked through in any case, 16 windows.
    expect(asked).toBe(4336)
  })
})
