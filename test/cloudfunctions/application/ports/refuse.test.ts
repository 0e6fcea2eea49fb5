import { refuse } from '../../../../cloudfunctions/application/ports/handling'

it('says what the sentence of the phone reads, and does not compile under another key', () => {
  expect(refuse('sheet-unreadable', { detail: { reason: '超过 5000 行。' } })).toEqual({
    ok: false,
    code: 'sheet-unreadable',
    detail: { reason: '超过 5000 行。' },
  })
  // @ts-expect-error -- the sentence reads `reason`
  refuse('sheet-unreadable', { detail: { why: '超过 5000 行。' } })
})
