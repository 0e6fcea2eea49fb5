import { send } from '../../../miniprogram/services/submit'
import { CloudFault, OFFLINE, refused, stubWx, type Answers } from '../../builders/wx-stub'

const INPUT = { kind: 'dues' } as const
type Reply = NonNullable<Answers['reminder.consent']>

/** The ids under which the same page asked for the same, answered in turn. */
async function idsAfter(...replies: Reply[]): Promise<(string | undefined)[]> {
  const stub = stubWx({})
  Object.assign(globalThis, { wx: stub.wx })
  const page = {}
  for (const reply of replies) {
    stub.answer({ 'reminder.consent': reply })
    await send(page, 'reminder.consent', INPUT)
  }
  return stub.calls.map(({ requestId }) => requestId)
}
const kinds = (ids: readonly unknown[]) => new Set(ids).size

describe('a write that a page asks for again', () => {
  it.each([
    ['the network failed', OFFLINE],
    ['the function failed', new CloudFault(-504002, 'function failed')],
    // What the database did may have been lost on the way to the function.
    ['the cloud answered that something went wrong', refused('internal')],
    ['others were quicker each time', refused('busy')],
  ])('is the same request where %s', async (_, reply) => {
    expect(kinds(await idsAfter(reply as Reply, reply as Reply, { left: 1 }))).toBe(1)
  })

  it('is another one once it was done', async () => {
    expect(kinds(await idsAfter({ left: 1 }, { left: 2 }))).toBe(2)
  })

  it('is another one once it was refused for good', async () => {
    expect(kinds(await idsAfter(refused('not-bound') as Reply, { left: 1 }))).toBe(2)
  })
})
