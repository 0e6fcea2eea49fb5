/** Changing a kind that an organization set up: records keep their meaning, whatever it becomes. */
import { civilDate } from '#domain/time/civil-date'
import { BRANCH } from '../../../builders/office'
import { mediation, type MEDIATION, openKinds, recording, settled, type Kinds } from '../../../builders/own-kind'

type Declaration = typeof MEDIATION
const DAY = civilDate('2025-06-09')

let office: Kinds
beforeEach(async () => {
  office = await openKinds()
})

describe('changing a kind that has records', () => {
  it('adds fields and choices, and a record keeps the version it was written with', async () => {
    const code = await office.declare()
    const entryId = await office.record(code)
    const [type, ...rest] = await office.fieldsOf(code)
    const options = ['家庭纠纷', '邻里纠纷', '物业纠纷', '合同纠纷']
    const wider = { ...type, type: 'choice', label: '纠纷类型', options, counted: 'parts' } as const
    const more = { type: 'yes-no', label: '达成协议', optional: true } as const
    expect(await office.change(code, mediation({ fields: [wider, ...rest, more] }))).toMatchObject({
      value: { version: 2 },
    })
    const changed = await office.kind(code)
    expect(changed.fields.map(({ code: each }) => each)).toEqual(['f1', 'f2', 'f3', 'f4', 'f5'])
    expect(changed.fields[0]).toMatchObject({ options: options.map((label, at) => ({ code: `o${at + 1}`, label })) })
    expect(await office.store.get('ledger', entryId)).toMatchObject({ declared: { version: 1 } })
    const later = await office.record(code, { values: { ...settled('o1', 1, '石渠社区'), f1: 'o4', f5: true } })
    expect(await office.store.get('ledger', later)).toMatchObject({ declared: { version: 2 } })
  })

  it('corrects a record by the version it was written with', async () => {
    const code = await office.declare()
    const entryId = await office.record(code)
    await office.change(code, mediation({ fields: (await office.fieldsOf(code)).slice(0, 2) }))
    const correction = { branchId: BRANCH, entryId, occurredOn: DAY, reason: '社区写错了' }
    const answer = await office.call(
      'ledger.correct',
      { ...correction, values: settled('o2', 3, '石渠社区') },
      'secretary',
    )
    expect(answer).toMatchObject({ ok: true })
  })

  it('retires the fields that are left out: new records do without, their name is not given again', async () => {
    const code = await office.declare()
    await office.record(code)
    const fields = (await office.fieldsOf(code)).slice(0, 2)
    await office.change(code, mediation({ fields }))
    expect((await office.kind(code)).retired.map(({ label }) => label)).toEqual(['社区', '调解经过'])
    expect(await office.call('ledger.record', recording(code), 'clerk')).toMatchObject({ field: 'values.f3' })
    const again = { type: 'number', label: '社区', unit: '个' } as const
    expect(await office.change(code, mediation({ fields: [...fields, again] }))).toMatchObject({
      ...{ code: 'bad-input', field: 'declaration.fields.2.label' },
    })
  })

  it('takes a retired field up again under its code, and only as what it was', async () => {
    const code = await office.declare()
    await office.record(code)
    const fields = await office.fieldsOf(code)
    await office.change(code, mediation({ fields: fields.slice(0, 2) }))
    const changed = { ...fields[2], label: '村社' } as (typeof fields)[number]
    expect(await office.change(code, mediation({ fields: [...fields.slice(0, 2), changed] }))).toMatchObject({
      ...{ code: 'kind-in-use', field: 'declaration.fields.2.label' },
    })
    expect(await office.change(code, mediation({ fields: fields.slice(0, 3) }))).toMatchObject({ ok: true })
    const now = await office.kind(code)
    expect([now.fields, now.retired].map((all) => all.map(({ code: each }) => each))).toEqual([
      ['f1', 'f2', 'f3'],
      ['f4'],
    ])
    await office.record(code)
  })

  it('still counts what was counted of a field that is retired', async () => {
    const code = await office.declare()
    await office.record(code)
    await office.change(code, mediation({ fields: (await office.fieldsOf(code)).slice(0, 1) }))
    expect((await office.kind(code)).counts).toEqual({ f1: 'parts', f2: 'sum', f3: 'distinct' })
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
    const code = await office.declare()
    await office.record(code)
    const sent = await office.fieldsOf(code)
    const declaration =
      typeof change_ === 'function' ? mediation({ fields: change_(sent) }) : mediation({ fields: sent, ...change_ })
    const answer = await office.change(code, JSON.parse(JSON.stringify(declaration)) as Declaration)
    expect(answer).toMatchObject({ code: 'kind-in-use', field: `declaration.${field}` })
  })

  it('is free in what says nothing of records: the section, who confirms, what is counted', async () => {
    const code = await office.declare()
    await office.record(code)
    const fields = (await office.fieldsOf(code)).map((field) => ({ ...field, counted: null }))
    const declaration = mediation({ section: 'safeguards', confirmedBy: 'secretary', fields })
    expect(await office.change(code, declaration)).toMatchObject({ ok: true })
    expect(await office.kind(code)).toMatchObject({ section: 'safeguards', counts: {}, settledBy: 'manage-branch' })
  })

  it('is free altogether while nothing was recorded, and then it can be removed', async () => {
    const code = await office.declare()
    expect(await office.change(code, mediation({ title: '化解矛盾', fields: [] }))).toMatchObject({ ok: true })
    expect(await office.kind(code)).toMatchObject({ title: '化解矛盾', fields: [], retired: [] })
    expect(await office.call('ledger.removeKind', { branchId: BRANCH, code }, 'secretary')).toMatchObject({ ok: true })
    expect(await office.call('ledger.ownKinds', { branchId: BRANCH }, 'secretary')).toMatchObject({
      value: { kinds: [] },
    })
  })
})
