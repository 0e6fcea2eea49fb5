import { ENTRY_STATES } from '#domain/entries/entry'
import { LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import { lettersToSign } from '#domain/ledger/letter'
import { civilDate } from '#domain/time/civil-date'

const letter = LEDGER_KINDS.find(({ signedByMember }) => signedByMember)?.code ?? ''
const open = { kind: letter, state: 'confirmed', concludedOn: null } as const

it('a letter is to be signed while it is proposed or confirmed', () => {
  const states = ENTRY_STATES.filter((state) => lettersToSign([{ ...open, state }]).length > 0)
  expect(states).toEqual(['proposed', 'confirmed'])
})

it('a letter that was signed is not to be signed again', () => {
  expect(lettersToSign([{ ...open, concludedOn: civilDate('2025-03-04') }, open])).toEqual([open])
})

it('nothing else is to be signed by whom it is about', () => {
  const others = LEDGER_KINDS.filter(({ signedByMember }) => !signedByMember).map(({ code }) => ({
    ...open,
    kind: code,
  }))
  expect(lettersToSign([...others, { ...open, kind: 'no longer declared' }])).toEqual([])
})
