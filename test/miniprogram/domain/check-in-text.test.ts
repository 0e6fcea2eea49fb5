import { CODE_LENGTH } from '#domain/check-in-code'
import { checkInText, parseCheckInText } from '#domain/check-in-text'
import * as fc from 'fast-check'

const signs = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength })
const code = signs('0123456789ABCDEFGHJKMNPQRSTVWXYZ', CODE_LENGTH, CODE_LENGTH)
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
    'ABCD1234',
    'shushi:check-in/ABCD1234/',
    'shushi:check-in/ABCD123/meeting-1',
    'shushi:check-in/ABCDI234/meeting-1',
    'shushi:check-in/ABCD1234/meeting 1',
    ' shushi:check-in/ABCD1234/meeting-1',
    'shushi:check-in/ABCD1234/meeting-1\n',
    '',
  ])('is not %j', (text) => {
    expect(parseCheckInText(text)).toBeUndefined()
  })
})
