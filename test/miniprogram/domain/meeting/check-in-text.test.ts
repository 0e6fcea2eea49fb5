import { checkInText, parseCheckInText, parseShiftCodeText, shiftCodeText } from '#domain/meeting/check-in-text'
import * as fc from 'fast-check'

const signs = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength })
const code = fc
  .tuple(signs('0123456789abcdefghijklmnopqrstuvwxyz', 1, 8), signs('0123456789abcdef', 32, 32))
  .map(([window, digest]) => `${window}.${digest}`)
const DIGEST = '0123456789abcdef0123456789abcdef'
const meetingId = signs('abcXYZ019_:#.-', 1, 80)

describe('the text of the code shown at a meeting', () => {
  it('reads back as what was written', () => {
    fc.assert(
      fc.property(fc.record({ meetingId, code }), (shown) => {
        expect(parseCheckInText(checkInText(shown))).toEqual(shown)
      }),
    )
  })

  it.each([
    'https://example.com/ABCD1234',
    `1g2xab.${DIGEST}`,
    `shushi:check-in/1g2xab.${DIGEST}/`,
    `shushi:check-in/1g2xab.${DIGEST.slice(1)}/meeting-1`,
    `shushi:check-in/1g2xab.${DIGEST.toUpperCase()}/meeting-1`,
    `shushi:check-in/1g2xab${DIGEST}/meeting-1`,
    'shushi:check-in/ABCD1234/meeting-1',
    'shushi:check-in/123456/meeting-1',
    `shushi:check-in/1g2xab.${DIGEST}/meeting 1`,
    ` shushi:check-in/1g2xab.${DIGEST}/meeting-1`,
    `shushi:check-in/1g2xab.${DIGEST}/meeting-1\n`,
    '',
  ])('is not %j', (text) => {
    expect(parseCheckInText(text)).toBeUndefined()
  })
})

describe('the text of the code shown at a shift', () => {
  it('reads back as what was written, and is none of a meeting', () => {
    fc.assert(
      fc.property(fc.record({ offerId: meetingId, code }), (shown) => {
        expect(parseShiftCodeText(shiftCodeText(shown))).toEqual(shown)
        expect(parseCheckInText(shiftCodeText(shown))).toBeUndefined()
        expect(parseShiftCodeText(checkInText({ meetingId: shown.offerId, code: shown.code }))).toBeUndefined()
      }),
    )
  })
})
