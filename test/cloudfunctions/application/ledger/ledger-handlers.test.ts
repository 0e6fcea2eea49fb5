/** Entries of the ledger recorded and listed; what becomes of them afterwards is in ledger-after.test.ts. */
import type { RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { organsFor } from '#domain/meeting/organs-held'
import { LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import { ledgerHandlers } from '../../../../cloudfunctions/application/ledger/ledger-handlers'
import { fittingValues } from '../../../builders/ledger'
import { appointment, BRANCH, BUREAU, member, openOffice, span, type Office } from '../../../builders/office'
import { CHECK, DAY, OUTING, TODAY } from './scene'

const NOTE = {
  branchId: BRANCH,
  kind: 'study-note',
  occurredOn: DAY,
  memberId: 'member-1',
  values: { title: '学习体会' },
}

async function record(office: Office, input: Parameters<typeof office.callRaw>[1], as = 'clerk'): Promise<string> {
  const answer = await office.callRaw('ledger.record', input, as)
  expect(answer).toMatchObject({ ok: true })
  return (answer['value'] as { entryId: string }).entryId
}
const all = (office: Office) => office.store.findAll('ledger', {})

let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: ledgerHandlers })
})

describe('the ledger kinds', () => {
  it('are served as they are declared', async () => {
    expect(await office.call('ledger.kinds', {}, 'member-1')).toMatchObject({
      ok: true,
      value: { kinds: LEDGER_KINDS },
    })
  })
})

describe('recording', () => {
  it.each(LEDGER_KINDS.map((kind) => [kind.code, kind] as const))('takes an entry of kind %s', async (_, kind) => {
    const at = organsFor(kind, 'branch').length > 0 ? 'branch' : 'bureau'
    const entry = {
      branchId: at === 'branch' ? BRANCH : BUREAU,
      kind: kind.code,
      occurredOn: DAY,
      ...(kind.namesOrgan ? { organ: organsFor(kind, at)[0] ?? null } : {}),
      ...(kind.about === 'member' ? { memberId: 'member-1' } : {}),
      values: fittingValues(kind, 'member-2'),
    }
    await record(office, entry, at === 'branch' ? 'clerk' : 'office')
    expect(await all(office)).toHaveLength(1)
  })

  it('by who confirms records counts at once', async () => {
    const entryId = await record(office, OUTING)
    expect(await office.store.get('ledger', entryId)).toMatchObject({
      kind: 'volunteer-outing',
      state: 'confirmed',
      source: 'clerk',
      organ: 'branch',
      memberId: null,
      concludedOn: null,
      concludedAfterDays: null,
      values: OUTING.values,
      recordedBy: 'clerk',
      isLateEntry: false,
    })
  })

  it('by a member for themselves waits for confirmation', async () => {
    const entryId = await record(office, NOTE, 'member-1')
    expect(await office.store.get('ledger', entryId)).toMatchObject({ state: 'proposed', source: 'self' })
  })

  it('by a member for somebody else, for the branch or of a kind not left to members is refused', async () => {
    const code = { ok: false, code: 'not-yours' }
    expect(await office.call('ledger.record', NOTE, 'member-2')).toMatchObject(code)
    expect(await office.call('ledger.record', OUTING, 'member-1')).toMatchObject(code)
    const result = { ...NOTE, kind: 'evaluation-result', values: { grade: 'excellent' } }
    expect(await office.call('ledger.record', result, 'member-1')).toMatchObject(code)
    expect(await all(office)).toEqual([])
  })

  it('twice with one request id is once', async () => {
    const once = await office.call('ledger.record', OUTING, 'clerk', { requestId: 'same-request' })
    const twice = await office.call('ledger.record', OUTING, 'clerk', { requestId: 'same-request' })
    expect(twice).toEqual(once)
    expect(await all(office)).toHaveLength(1)
  })

  it('is marked late after the days the branch has set', async () => {
    const entryId = await record(office, { ...OUTING, occurredOn: '2025-06-02' })
    expect(await office.store.get('ledger', entryId)).toMatchObject({ isLateEntry: true })
  })

  it('takes a matter together with its outcome', async () => {
    const entryId = await record(office, {
      ...CHECK,
      occurredOn: '2025-06-01',
      outcome: { on: DAY, values: { rectified: 4 } },
    })
    expect(await office.store.get('ledger', entryId)).toMatchObject({
      values: { found: 5, rectified: 4 },
      concludedOn: DAY,
      concludedAfterDays: 8,
    })
  })

  const faults: [string, object, object][] = [
    ['an unknown kind', { kind: 'nothing' }, { code: 'no-such-kind', field: 'kind' }],
    [
      'a date to come',
      { occurredOn: '2025-06-11' },
      { code: 'in-the-future', field: 'occurredOn', detail: { today: TODAY } },
    ],
    ['no organ where one is named', { organ: null }, { code: 'bad-input', field: 'organ' }],
    ['a member where the branch is meant', { memberId: 'member-1' }, { code: 'bad-input', field: 'memberId' }],
    [
      'an unknown field',
      { values: { ...OUTING.values, weather: '晴' } },
      { code: 'bad-input', field: 'values.weather', detail: { expected: '没有这一项' } },
    ],
    ['a missing field', { values: { project: '劝导' } }, { code: 'bad-input', field: 'values.site' }],
    [
      'a stranger among the members',
      { values: { ...OUTING.values, leaders: ['secretary', 'office'] } },
      { code: 'not-on-roll', field: 'values.leaders.1' },
    ],
    ['an outcome where none is due', { outcome: { on: DAY, values: {} } }, { code: 'not-concludable' }],
  ]
  it.each(faults)('is refused with %s, and changes nothing', async (_, change, refusal) => {
    expect(await office.callRaw('ledger.record', { ...OUTING, ...change }, 'clerk')).toMatchObject({
      ok: false,
      ...refusal,
    })
    expect(await all(office)).toEqual([])
  })

  it('is refused without the member an entry is about, or with one who never was on the roll', async () => {
    const { memberId: _, ...nobody } = NOTE
    expect(await office.call('ledger.record', nobody, 'clerk')).toMatchObject({ code: 'bad-input', field: 'memberId' })
    expect(await office.call('ledger.record', { ...NOTE, memberId: 'office' }, 'clerk')).toMatchObject({
      code: 'not-on-roll',
      field: 'memberId',
    })
  })

  const VISIT: RequestOf<'ledger.record'> = {
    ...{ branchId: BRANCH, kind: 'contact-point-visit', occurredOn: DAY, organ: 'branch', memberId: 'member-1' },
    values: { place: '幸福社区', problems: 1, hasFinding: true },
  }

  it('is of an organ that the organization has, and that answers for such a matter', async () => {
    const refused = async (more: Partial<RequestOf<'ledger.record'>>, as = 'clerk') =>
      office.call('ledger.record', { ...VISIT, ...more }, as)
    const atOrgan = (expected: string) => ({ code: 'bad-input', field: 'organ', detail: { expected } })
    expect(await refused({ organ: 'leading-group' })).toMatchObject(atOrgan('须写明是党支部'))
    expect(await refused({ organ: 'committee' })).toMatchObject(atOrgan('须写明是党支部'))
    expect(await refused({ branchId: BUREAU }, 'office')).toMatchObject(atOrgan('须写明是党组'))
    const duty = {
      branchId: BUREAU,
      kind: 'committee-duty',
      organ: null,
      values: { post: 'secretary', duties: '全面' },
    }
    expect(await refused(duty, 'office')).toMatchObject({ code: 'bad-input', field: 'kind' })
    expect(await all(office)).toEqual([])
  })

  it('of the leading group is proposed by its member, and entered by the Party office', async () => {
    const visit = { ...VISIT, branchId: BUREAU, organ: 'leading-group' as const }
    expect(await office.call('ledger.record', visit, 'member-1')).toMatchObject({ code: 'not-permitted' })
    office.store.seed('appointments', appointment('member-1', 'leading-group-member', BUREAU))
    const entryId = await record(office, visit, 'member-1')
    expect(await office.store.get('ledger', entryId)).toMatchObject({ branchId: BUREAU, state: 'proposed' })
    expect(await office.call('ledger.mine', { branchId: BUREAU }, 'member-1')).toMatchObject({
      value: { items: [{ entryId }] },
    })
    await record(office, { ...visit, memberId: 'member-2' }, 'office')
  })

  it('of a bureau names anybody on the roll of a branch below it, and nobody else', async () => {
    office.store.seed('members', member('elsewhere', { spans: [span({ branchId: 'other-tree' })] }))
    const group = { ...OUTING, branchId: BUREAU, organ: 'leading-group' as const }
    await record(office, group, 'office')
    const values = { ...OUTING.values, leaders: ['elsewhere'] }
    expect(await office.callRaw('ledger.record', { ...group, values }, 'office')).toMatchObject({
      code: 'not-on-roll',
      field: 'values.leaders.0',
    })
  })

  it('takes a member who has left: they were on the roll', async () => {
    office.store.seed('members', member('gone', { spans: [span({ untilOn: civilDate('2025-01-01') })] }))
    await record(office, { ...NOTE, memberId: 'gone' })
  })

  it('is not for the Party office above, which reads only', async () => {
    expect(await office.call('ledger.record', OUTING, 'office')).toMatchObject({ code: 'not-permitted' })
  })
})

describe('the list', () => {
  it('is newest first, page by page, each entry once', async () => {
    const days = ['2025-06-01', '2025-06-03', '2025-06-02', '2025-06-03', '2025-05-30']
    for (const day of days) await record(office, { ...OUTING, occurredOn: day })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof office.call<'ledger.list'>>> = await office.call(
        'ledger.list',
        { branchId: BRANCH, kind: 'volunteer-outing', pageSize: 2, cursor },
        'clerk',
      )
      if (!page.ok) throw new Error(page.code)
      seen.push(...page.value.items.map(({ occurredOn }) => occurredOn))
      cursor = page.value.next
    } while (cursor !== null)
    expect(seen).toEqual([...days].sort().reverse())
  })

  it('says each entry as one line and names the people it speaks of', async () => {
    await record(office, OUTING)
    expect(await office.call('ledger.list', { branchId: BRANCH }, 'clerk')).toMatchObject({
      value: {
        items: [{ line: '文明劝导，幸福社区，发放宣传资料120份，到场带队的党员领导干部党员secretary' }],
        names: { secretary: '党员secretary', clerk: '党员clerk' },
        next: null,
      },
    })
  })

  it('is narrowed by kind, period, state, member and to what is still open', async () => {
    await record(office, OUTING)
    await record(office, { ...CHECK, occurredOn: '2025-05-01' })
    await record(office, { ...CHECK, outcome: { on: DAY, values: { rectified: 5 } } })
    await record(office, NOTE, 'member-1')
    const count = async (narrow: object) => {
      const answer = await office.callRaw('ledger.list', { branchId: BRANCH, ...narrow }, 'clerk')
      return (answer['value'] as { items: unknown[] }).items.length
    }
    expect(await count({})).toBe(4)
    expect(await count({ kind: 'self-check' })).toBe(2)
    expect(await count({ kind: 'self-check', open: true })).toBe(1)
    expect(await count({ period: { from: '2025-06-01', to: '2025-06-30' } })).toBe(3)
    expect(await count({ state: 'proposed' })).toBe(1)
    expect(await count({ memberId: 'member-1' })).toBe(1)
  })

  it('shows a member their own entries and nobody else’s', async () => {
    await record(office, NOTE, 'member-1')
    await record(office, { ...NOTE, memberId: 'member-2' })
    expect(await office.call('ledger.list', { branchId: BRANCH }, 'member-1')).toMatchObject({ code: 'not-permitted' })
    const mine = await office.call('ledger.mine', { branchId: BRANCH }, 'member-1')
    expect(mine.ok && mine.value.items.map(({ memberId }) => memberId)).toEqual(['member-1'])
  })

  it('shows a member their own of one period', async () => {
    await record(office, { ...NOTE, occurredOn: civilDate('2024-12-31') })
    await record(office, { ...NOTE, occurredOn: civilDate('2025-01-01') })
    const period = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
    const mine = await office.call('ledger.mine', { branchId: BRANCH, period }, 'member-1')
    expect(mine.ok && mine.value.items.map(({ occurredOn }) => occurredOn)).toEqual(['2025-01-01'])
  })

  it('refuses a kind that does not exist', async () => {
    expect(await office.call('ledger.list', { branchId: BRANCH, kind: 'nothing' }, 'clerk')).toMatchObject({
      code: 'no-such-kind',
    })
    expect(await office.call('ledger.mine', { branchId: BRANCH, kind: 'nothing' }, 'clerk')).toMatchObject({
      code: 'no-such-kind',
    })
  })

  it('opens one entry, of this branch only', async () => {
    const entryId = await record(office, OUTING)
    expect(await office.call('ledger.get', { branchId: BRANCH, entryId }, 'office')).toMatchObject({
      value: { item: { entryId } },
    })
    expect(await office.call('ledger.get', { branchId: BUREAU, entryId }, 'office')).toMatchObject({
      code: 'no-such-entry',
    })
  })
})
