/** Kinds of record that an organization sets up: who may, what is refused by name, and that records keep their meaning. */
import type { RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import { LONGEST_KIND_NAME, MOST_OWN_FIELDS, MOST_OWN_KINDS } from '#domain/ledger/own-kind'
import { ledgerHandlers } from '../../../../cloudfunctions/application/ledger/ledger-handlers'
import { ownKindHandlers } from '../../../../cloudfunctions/application/ledger/own-kind-handlers'
import { noneHandlers } from '../../../../cloudfunctions/application/measures/none'
import { entryHandlers } from '../../../../cloudfunctions/application/settling/entry-handlers'
import { BRANCH, BUREAU, openOffice, type Office } from '../../../builders/office'
import { mediation, MEDIATION, settled } from '../../../builders/own-kind'

type Declaration = typeof MEDIATION
const DAY = civilDate('2025-06-09')

let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: { ...ledgerHandlers, ...ownKindHandlers, ...entryHandlers, ...noneHandlers } })
})

async function declare(declaration: Declaration = MEDIATION, as = 'secretary', branchId = BRANCH): Promise<string> {
  const answer = await office.call('ledger.declareKind', { branchId, declaration }, as)
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value.code
}
const change = (code: string, declaration: Declaration) =>
  office.call('ledger.declareKind', { branchId: BRANCH, code, declaration }, 'secretary')
async function kind(code: string, branchId = BRANCH, as = 'secretary') {
  const answer = await office.call('ledger.ownKinds', { branchId }, as)
  const found = answer.ok ? answer.value.kinds.find((each) => each.code === code) : undefined
  if (!found) throw new Error(`no kind ${code}`)
  return found
}
const recording = (code: string, more: Partial<RequestOf<'ledger.record'>> = {}): RequestOf<'ledger.record'> => ({
  ...{ branchId: BRANCH, kind: code, occurredOn: DAY, values: settled('o1', 3, '竹篱社区') },
  ...more,
})
async function record(code: string, more: Partial<RequestOf<'ledger.record'>> = {}, as = 'clerk'): Promise<string> {
  const answer = await office.call('ledger.record', recording(code, more), as)
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value.entryId
}
/** The fields as they are sent back to change something else. */
async function fieldsOf(code: string): Promise<Declaration['fields']> {
  const { fields } = await kind(code)
  return MEDIATION.fields.map((field, at) => ({ ...field, code: fields[at]?.code ?? '' }))
}

describe('setting up a kind', () => {
  it('gives it a code, numbers its fields and choices, and is written in the journal', async () => {
    const code = await declare()
    expect(await kind(code)).toMatchObject({
      ...{ code, title: '调解纠纷', unit: '件', version: 1, isEnded: false, retired: [] },
      setUpBy: { branchId: BRANCH, name: '第一党支部' },
      counts: { f1: 'parts', f2: 'sum', f3: 'distinct' },
      fields: [
        {
          code: 'f1',
          type: 'choice',
          options: [
            { code: 'o1', label: '家庭纠纷' },
            { code: 'o2', label: '邻里纠纷' },
            { code: 'o3', label: '物业纠纷' },
          ],
        },
        { code: 'f2', type: 'number', unit: '人' },
        { code: 'f3', type: 'text', maxLength: 60 },
        { code: 'f4', type: 'text', maxLength: 500, optional: true },
      ],
    })
    const journal = await office.store.findAll('journal', { procedure: 'ledger.declareKind' })
    expect(journal).toMatchObject([{ by: 'secretary', subject: code }])
  })

  it.each(['member-1', 'clerk', 'treasurer'])('is not for %s', async (as) => {
    const answer = await office.call('ledger.declareKind', { branchId: BRANCH, declaration: MEDIATION }, as)
    expect(answer).toMatchObject({ code: 'not-permitted' })
  })

  it('by the Party office of a bureau is for every branch below, which sees who set it up and cannot change it', async () => {
    const code = await declare(MEDIATION, 'office', BUREAU)
    expect(await kind(code, BRANCH, 'member-1')).toMatchObject({ setUpBy: { branchId: BUREAU, name: '某区服务局' } })
    await record(code)
    expect(await change(code, MEDIATION)).toMatchObject({ code: 'no-such-kind', field: 'code' })
    expect(await office.call('ledger.endKind', { branchId: BRANCH, code, isEnded: true }, 'secretary')).toMatchObject({
      code: 'no-such-kind',
    })
  })

  it('in one branch is nothing to another', async () => {
    const code = await declare()
    const other = { ...(await office.store.get('branches', BRANCH)), _id: 'branch-2', name: '第二党支部' }
    office.store.seed('branches', other as never)
    office.store.seed('appointments', {
      ...((await office.store.get('appointments', 'clerk-clerk')) as never as object),
      ...{ _id: 'clerk-2', branchId: 'branch-2' },
    } as never)
    expect(await office.call('ledger.record', recording(code, { branchId: 'branch-2' }), 'clerk')).toMatchObject({
      code: 'no-such-kind',
    })
  })
})

describe('a declaration is refused, naming the field,', () => {
  const refused = async (more: object, field: string, expected: RegExp) => {
    const declaration = { ...MEDIATION, ...more }
    const answer = await office.callRaw('ledger.declareKind', { branchId: BRANCH, declaration }, 'secretary')
    expect(answer).toMatchObject({ ok: false, code: 'bad-input', field: `declaration.${field}` })
    expect((answer['detail'] as { expected: string }).expected).toMatch(expected)
  }
  const field = (more: object) => ({ fields: [{ type: 'text', label: '地点', ...more }] })

  it('for a name that is empty, too long or has control characters', async () => {
    await refused({ title: ' ' }, 'title', /不能为空/)
    await refused({ title: '长'.repeat(LONGEST_KIND_NAME + 1) }, 'title', /最多/)
    for (const sign of ['\n', '\u0000', '\u202e', '\u200b']) await refused({ title: `调${sign}解` }, 'title', /不可用/)
  })

  it('for a unit, a label or a choice like that', async () => {
    await refused({ unit: '一二三四五' }, 'unit', /最多/)
    await refused(field({ label: '地\u0007点' }), 'fields.0.label', /不可用/)
    await refused(field({ type: 'choice', options: ['好', '好\u0000'] }), 'fields.0.options.1', /不可用/)
  })

  it('for two fields of one name, and for two choices', async () => {
    await refused({ fields: [...field({}).fields, ...field({}).fields] }, 'fields.1.label', /已有/)
    await refused(field({ type: 'choice', options: ['好', '好'] }), 'fields.0.options', /重复/)
  })

  it('for a choice of one, for too many choices and too many fields', async () => {
    const many = (count: number, label: string) => Array.from({ length: count }, (_, at) => `${label}${at}`)
    await refused(field({ type: 'choice', options: ['好'] }), 'fields.0.options', /至少/)
    await refused(field({ type: 'choice', options: many(13, '项') }), 'fields.0.options', /最多/)
    const fields = many(MOST_OWN_FIELDS + 1, '栏').map((label) => ({ type: 'text', label }))
    await refused({ fields }, 'fields', /最多/)
  })

  it('for counting what cannot be counted so', async () => {
    await refused(field({ counted: 'sum' }), 'fields.0.counted', /地点/)
    await refused(field({ type: 'number', unit: '人', counted: 'parts' }), 'fields.0.counted', /地点/)
    await refused(field({ type: 'paragraph', counted: 'distinct' }), 'fields.0.counted', /地点/)
  })

  it('for members who report what is the organization’s', async () => {
    await refused({ selfEntry: true }, 'selfEntry', /组织/)
  })

  it('for a section of the report that there is not', async () => {
    await refused({ section: 'closing' }, 'section', /./)
  })
})

describe('the name of a kind', () => {
  it.each(LEDGER_KINDS.map(({ title }) => title).slice(0, 3))(
    'is not that of one of the house’s: %s',
    async (title) => {
      const answer = await office.call(
        'ledger.declareKind',
        { branchId: BRANCH, declaration: mediation({ title }) },
        'secretary',
      )
      expect(answer).toMatchObject({ code: 'name-taken', field: 'declaration.title' })
    },
  )

  it('is met once in the organization, above it and below it', async () => {
    await declare()
    for (const [branchId, as] of [
      [BRANCH, 'secretary'],
      [BUREAU, 'office'],
    ] as const)
      expect(await office.call('ledger.declareKind', { branchId, declaration: MEDIATION }, as)).toMatchObject({
        code: 'name-taken',
      })
    await declare(mediation({ title: '接待来访' }), 'office', BUREAU)
    const again = { branchId: BRANCH, declaration: mediation({ title: '接待来访' }) }
    expect(await office.call('ledger.declareKind', again, 'secretary')).toMatchObject({ code: 'name-taken' })
  })
})

it('so many kinds may be set up and no more', async () => {
  for (let at = 0; at < MOST_OWN_KINDS; at += 1) await declare(mediation({ title: `事项${at}` }))
  const answer = await office.call('ledger.declareKind', { branchId: BRANCH, declaration: MEDIATION }, 'secretary')
  expect(answer).toMatchObject({ code: 'too-many-kinds', detail: { most: MOST_OWN_KINDS } })
})

describe('records of a kind that was set up', () => {
  it('are checked by its fields, listed in people’s own words, and opened with the declaration they were written with', async () => {
    const code = await declare()
    expect(await office.call('ledger.record', recording(code, { values: { f1: 'o9' } }), 'clerk')).toMatchObject({
      code: 'bad-input',
      field: 'values.f1',
    })
    const entryId = await record(code)
    const list = await office.call('ledger.list', { branchId: BRANCH, kind: code }, 'clerk')
    expect(list).toMatchObject({
      value: { items: [{ entryId, title: '调解纠纷', line: '家庭纠纷，涉及群众3人，竹篱社区' }] },
    })
    expect(await office.call('ledger.get', { branchId: BRANCH, entryId }, 'clerk')).toMatchObject({
      value: { item: { declared: { title: '调解纠纷', version: 1 } } },
    })
  })

  it('of members are proposed by themselves where it says so, and confirmed by the committee', async () => {
    const code = await declare(mediation({ about: 'member', selfEntry: true }))
    const entryId = await record(code, { memberId: 'member-1' }, 'member-1')
    expect(await office.store.get('ledger', entryId)).toMatchObject({ state: 'proposed', source: 'self' })
    const asked = { branchId: BRANCH, book: 'ledger', entryId } as const
    expect(await office.call('entry.confirm', asked, 'treasurer')).toMatchObject({ value: { state: 'confirmed' } })
  })

  it('are not reported by members where it does not', async () => {
    const code = await declare(mediation({ about: 'member' }))
    const answer = await office.call('ledger.record', recording(code, { memberId: 'member-1' }), 'member-1')
    expect(answer).toMatchObject({ code: 'not-yours' })
  })

  it('wait for the secretary where only the secretary confirms them', async () => {
    const code = await declare(mediation({ confirmedBy: 'secretary' }))
    const entryId = await record(code, {}, 'treasurer')
    expect(await office.store.get('ledger', entryId)).toMatchObject({ state: 'proposed' })
    const asked = { branchId: BRANCH, book: 'ledger', entryId } as const
    expect(await office.call('entry.confirm', asked, 'treasurer')).toMatchObject({ code: 'not-permitted' })
    expect(await office.call('entry.confirm', asked, 'secretary')).toMatchObject({ value: { state: 'confirmed' } })
    expect(await office.call('entry.withdraw', { ...asked, reason: '记错了' }, 'treasurer')).toMatchObject({
      code: 'entry-settled',
    })
  })

  it('may be said to be none of in a period', async () => {
    const code = await declare()
    const period = { from: civilDate('2025-01-01'), to: civilDate('2025-03-31') }
    const asked = { branchId: BRANCH, subject: `ledger:${code}`, period }
    expect(await office.call('none.declare', asked, 'secretary')).toMatchObject({ ok: true })
    expect(await office.call('none.list', { branchId: BRANCH }, 'secretary')).toMatchObject({
      value: { items: [{ title: '调解纠纷' }] },
    })
    const unknown = { ...asked, subject: 'ledger:own-nothing' }
    expect(await office.call('none.declare', unknown, 'secretary')).toMatchObject({ code: 'no-such-subject' })
  })
})

describe('changing a kind that has records', () => {
  it('adds fields and choices, and a record keeps the version it was written with', async () => {
    const code = await declare()
    const entryId = await record(code)
    const [type, ...rest] = await fieldsOf(code)
    const options = ['家庭纠纷', '邻里纠纷', '物业纠纷', '合同纠纷']
    const wider = { ...type, type: 'choice', label: '纠纷类型', options, counted: 'parts' } as const
    const more = { type: 'yes-no', label: '达成协议', optional: true } as const
    expect(await change(code, mediation({ fields: [wider, ...rest, more] }))).toMatchObject({ value: { version: 2 } })
    const changed = await kind(code)
    expect(changed.fields.map(({ code: each }) => each)).toEqual(['f1', 'f2', 'f3', 'f4', 'f5'])
    expect(changed.fields[0]).toMatchObject({ options: options.map((label, at) => ({ code: `o${at + 1}`, label })) })
    expect(await office.store.get('ledger', entryId)).toMatchObject({ declared: { version: 1 } })
    const later = await record(code, { values: { ...settled('o1', 1, '石渠社区'), f1: 'o4', f5: true } })
    expect(await office.store.get('ledger', later)).toMatchObject({ declared: { version: 2 } })
  })

  it('corrects a record by the version it was written with', async () => {
    const code = await declare()
    const entryId = await record(code)
    await change(code, mediation({ fields: (await fieldsOf(code)).slice(0, 2) }))
    const correction = { branchId: BRANCH, entryId, occurredOn: DAY, reason: '社区写错了' }
    const answer = await office.call(
      'ledger.correct',
      { ...correction, values: settled('o2', 3, '石渠社区') },
      'secretary',
    )
    expect(answer).toMatchObject({ ok: true })
  })

  it('retires the fields that are left out: new records do without, their name is not given again', async () => {
    const code = await declare()
    await record(code)
    const fields = (await fieldsOf(code)).slice(0, 2)
    await change(code, mediation({ fields }))
    expect((await kind(code)).retired.map(({ label }) => label)).toEqual(['社区', '调解经过'])
    expect(await office.call('ledger.record', recording(code), 'clerk')).toMatchObject({ field: 'values.f3' })
    const again = { type: 'number', label: '社区', unit: '个' } as const
    expect(await change(code, mediation({ fields: [...fields, again] }))).toMatchObject({
      ...{ code: 'bad-input', field: 'declaration.fields.2.label' },
    })
  })

  it.each<[string, Partial<Declaration> | ((fields: Declaration['fields']) => Declaration['fields']), string]>([
    ['its name', { title: '调解矛盾' }, 'title'],
    ['its unit', { unit: '次' }, 'unit'],
    ['whose matter it is', { about: 'member' }, 'about'],
    [
      'the name of a field',
      ([a, b, ...rest]) => [a, { ...b, label: '涉及居民' } as never, ...rest] as never,
      'fields.1.label',
    ],
    ['the unit of a field', ([a, b, ...rest]) => [a, { ...b, unit: '户' } as never, ...rest] as never, 'fields.1.unit'],
    [
      'the type of a field',
      ([a, b, ...rest]) => [a, { ...b, type: 'money', counted: null, unit: undefined } as never, ...rest] as never,
      'fields.1.type',
    ],
    ['a choice', ([a, ...rest]) => [{ ...a, options: ['家庭纠纷', '其他'] } as never, ...rest], 'fields.0.options'],
  ])('is refused where it changes %s', async (_, change_, field) => {
    const code = await declare()
    await record(code)
    const sent = await fieldsOf(code)
    const declaration =
      typeof change_ === 'function' ? mediation({ fields: change_(sent) }) : mediation({ fields: sent, ...change_ })
    const answer = await change(code, JSON.parse(JSON.stringify(declaration)) as Declaration)
    expect(answer).toMatchObject({ code: 'kind-in-use', field: `declaration.${field}` })
  })

  it('is free in what says nothing of records: the section, who confirms, what is counted', async () => {
    const code = await declare()
    await record(code)
    const fields = (await fieldsOf(code)).map((field) => ({ ...field, counted: null }))
    const declaration = mediation({ section: 'safeguards', confirmedBy: 'secretary', fields })
    expect(await change(code, declaration)).toMatchObject({ ok: true })
    expect(await kind(code)).toMatchObject({ section: 'safeguards', counts: {}, settledBy: 'manage-branch' })
  })

  it('is free altogether while nothing was recorded, and then it can be removed', async () => {
    const code = await declare()
    expect(await change(code, mediation({ title: '化解矛盾', fields: [] }))).toMatchObject({ ok: true })
    expect(await kind(code)).toMatchObject({ title: '化解矛盾', fields: [], retired: [] })
    expect(await office.call('ledger.removeKind', { branchId: BRANCH, code }, 'secretary')).toMatchObject({ ok: true })
    expect(await office.call('ledger.ownKinds', { branchId: BRANCH }, 'secretary')).toMatchObject({
      value: { kinds: [] },
    })
  })
})

describe('ending a kind', () => {
  it('takes no new records, keeps the old, and can be taken back', async () => {
    const code = await declare()
    await record(code)
    const ending = (isEnded: boolean) => office.call('ledger.endKind', { branchId: BRANCH, code, isEnded }, 'secretary')
    expect(await ending(true)).toMatchObject({ ok: true })
    expect(await office.call('ledger.record', recording(code), 'clerk')).toMatchObject({ code: 'kind-ended' })
    const list = await office.call('ledger.list', { branchId: BRANCH, kind: code }, 'clerk')
    expect(list).toMatchObject({ value: { items: [{ title: '调解纠纷' }] } })
    await ending(false)
    await record(code)
  })

  it('is what is left where there are records: it cannot be removed', async () => {
    const code = await declare(MEDIATION, 'office', BUREAU)
    await record(code)
    expect(await office.call('ledger.removeKind', { branchId: BUREAU, code }, 'office')).toMatchObject({
      ...{ code: 'kind-in-use', detail: { name: '调解纠纷' } },
    })
  })
})
