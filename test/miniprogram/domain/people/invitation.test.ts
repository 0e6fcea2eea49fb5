import { INVITATION_ALPHABET, INVITATION_BYTES, typedInvitationCode } from '#domain/people/invitation'
import { invitationCode, invitationState } from '#domain/people/invitation-code'
import { instant } from '#domain/time/instant'
import fc from 'fast-check'

describe('an invitation code', () => {
  it('has eight letters or digits, none of which looks like another', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: INVITATION_BYTES, maxLength: INVITATION_BYTES }), (bytes) => {
        expect(invitationCode(bytes)).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
      }),
    )
  })

  it('can be any sign at any place', () => {
    const first = [...INVITATION_ALPHABET].map((_, at) =>
      invitationCode(new Uint8Array(INVITATION_BYTES).fill(0).with(1, at)),
    )
    expect(first.map((code) => code.charAt(0)).join('')).toBe(INVITATION_ALPHABET)
  })

  it('is not made from too little chance', () => {
    expect(() => invitationCode(new Uint8Array(INVITATION_BYTES - 1))).toThrow(RangeError)
  })

  it.each(['ABCD2345', 'abcd2345', ' abcd-2345 ', 'ABCD 2345', 'ＡＢＣＤ２３４５', 'abcd—2345'])(
    'is read from %j',
    (typed) => {
      expect(typedInvitationCode(typed)).toBe('ABCD2345')
    },
  )
})

describe('an invitation', () => {
  const open = { acceptedAt: null, revokedAt: null, expiresAt: instant('2025-06-17T09:00:00.000Z') }
  const before = instant('2025-06-17T08:59:59.999Z')

  it('is open until it expires', () => {
    expect(invitationState(open, before)).toBe('open')
    expect(invitationState(open, open.expiresAt)).toBe('expired')
  })

  it('stays used or revoked, whatever the day', () => {
    expect(invitationState({ ...open, acceptedAt: before }, open.expiresAt)).toBe('used')
    expect(invitationState({ ...open, revokedAt: before }, open.expiresAt)).toBe('revoked')
  })
})
