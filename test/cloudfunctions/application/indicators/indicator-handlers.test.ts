/** The rules of indicators in one file though it is long: all share the scene above them. */
import { civilDate, month } from '#domain/time/civil-date'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import { instant } from '#domain/time/instant'
import { indicatorHandlers } from '../../../../cloudfunctions/application/indicators/indicator-handlers'
import { appointment, BRANCH, branch, openOffice, type Office } from '../../../builders/office'

const ACCEPTED = 'hotline-accepted'
const MAY = {
  branchId: BRANCH,
  month: month('2025-05'),
  values: [
    { indicator: ACCEPTED, value: 120 },
    { indicator: ACCEPTED, category: '防疫', value: 30 },
    { indicator: 'hotline-transferred', value: 40 },
    { indicator: 'hotline-closed', value: 38 },
  ],
}
const NEW = { name: '入户走访', unit: '户', over: 'sum' as const, partOf: null, target: 100, owner: '办公室' }
const stored = async (office: Office) => (await office.store.get('branches', BRANCH))?.indicators ?? []
const months = (office: Office) => office.store.findAll('indicatorMonths', {})

let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: indicatorHandlers })
  office.store.seed('branches', branch({ indicators: HOTLINE_INDICATORS }))
})

describe('defining an indicator', () => {
  it('adds it under a code of its own', async () => {
    const first = await office.call('indicator.define', { branchId: BRANCH, definition: NEW }, 'clerk')
    expect(first).toMatchObject({ ok: true, value: { code: 'indicator-1' } })
    const second = await office.call(
      'indicator.define',
      { branchId: BRANCH, definition: { ...NEW, name: '接访' } },
      'clerk',
    )
    expect(second).toMatchObject({ value: { code: 'indicator-2' } })
    expect((await stored(office)).slice(-2).map(({ name }) => name)).toEqual(['入户走访', '接访'])
  })

  it('changes a name, a target and an owner at any time', async () => {
    await office.call('indicator.record', MAY, 'clerk')
    const definition = {
      name: '热线受理量',
      unit: '件',
      over: 'sum' as const,
      partOf: null,
      target: 2000,
      owner: '张三',
    }
    expect(
      await office.call('indicator.define', { branchId: BRANCH, code: ACCEPTED, definition }, 'clerk'),
    ).toMatchObject({ ok: true })
    expect((await stored(office)).find(({ code }) => code === ACCEPTED)).toMatchObject({
      code: ACCEPTED,
      ...definition,
    })
  })

  it('keeps the meaning of what figures rest on: unit, way of adding up, whole', async () => {
    await office.call('indicator.record', MAY, 'clerk')
    const asIs = { name: '转办', unit: '件', over: 'sum' as const, partOf: ACCEPTED, target: null, owner: null }
    for (const change of [{ unit: '次' }, { over: 'last' as const }, { partOf: null }])
      expect(
        await office.call(
          'indicator.define',
          { branchId: BRANCH, code: 'hotline-transferred', definition: { ...asIs, ...change } },
          'clerk',
        ),
      ).toMatchObject({ code: 'indicator-in-use', detail: { name: '转办' } })
    expect(await stored(office)).toEqual(HOTLINE_INDICATORS)
  })

  const faults: [string, object, object][] = [
    [
      'a name that is taken',
      { definition: { ...NEW, name: '转办' } },
      { code: 'name-taken', field: 'definition.name' },
    ],
    [
      'a whole that is not there',
      { definition: { ...NEW, partOf: 'nothing' } },
      { code: 'no-such-indicator', field: 'definition.partOf' },
    ],
    ['a code that is not there', { code: 'nothing', definition: NEW }, { code: 'no-such-indicator', field: 'code' }],
    [
      'itself as its whole, over whatever steps',
      { code: ACCEPTED, definition: { ...NEW, partOf: 'hotline-closed' } },
      { code: 'bad-input', field: 'definition.partOf' },
    ],
  ]
  it.each(faults)('is refused with %s, and changes nothing', async (_, input, refusal) => {
    expect(await office.callRaw('indicator.define', { branchId: BRANCH, ...input }, 'clerk')).toMatchObject({
      ok: false,
      ...refusal,
    })
    expect(await stored(office)).toEqual(HOTLINE_INDICATORS)
  })

  it('by two at once keeps both', async () => {
    const define = (name: string, as: string) =>
      office.call('indicator.define', { branchId: BRANCH, definition: { ...NEW, name } }, as)
    const answers = await Promise.all([define('甲', 'clerk'), define('乙', 'secretary')])
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect((await stored(office)).map(({ name }) => name)).toEqual(expect.arrayContaining(['甲', '乙']))
  })

  it('is not for a member', async () => {
    expect(await office.call('indicator.define', { branchId: BRANCH, definition: NEW }, 'member-1')).toMatchObject({
      code: 'not-permitted',
    })
  })
})

describe('adopting the hotline’s indicators', () => {
  it('adds those that are missing, once', async () => {
    office.store.seed('branches', branch())
    const adopt = () => office.call('indicator.adopt', { branchId: BRANCH, set: 'hotline' }, 'clerk')
    expect(await adopt()).toMatchObject({ value: { added: HOTLINE_INDICATORS.map(({ code }) => code) } })
    expect(await adopt()).toMatchObject({ value: { added: [] } })
    expect(await stored(office)).toEqual(HOTLINE_INDICATORS)
  })

  it('is refused where a name is taken by an indicator of the branch’s own', async () => {
    office.store.seed('branches', branch({ indicators: [{ ...NEW, code: 'own', name: '转办' }] }))
    expect(await office.call('indicator.adopt', { branchId: BRANCH, set: 'hotline' }, 'clerk')).toMatchObject({
      code: 'name-taken',
      detail: { name: '转办' },
    })
    expect(await stored(office)).toHaveLength(1)
  })
})

it('remembers what an indicator with figures was called before, and since when it is not', async () => {
  const named = (name: string) =>
    office.call(
      'indicator.define',
      { branchId: BRANCH, code: ACCEPTED, definition: { ...NEW, unit: '件', name } },
      'clerk',
    )
  await named('诉求')
  expect((await stored(office)).find(({ code }) => code === ACCEPTED)).not.toHaveProperty('renamed')
  await office.call('indicator.record', MAY, 'clerk')
  await named('诉求（含网络）')
  expect((await stored(office)).find(({ code }) => code === ACCEPTED)).toMatchObject({
    renamed: { from: '诉求', on: '2025-06-10' },
  })
})

describe('removing an indicator', () => {
  const remove = (code: string) => office.call('indicator.remove', { branchId: BRANCH, code }, 'clerk')
  it('leaves the others', async () => {
    expect(await remove('hotline-closed')).toMatchObject({ ok: true })
    expect((await stored(office)).map(({ code }) => code)).not.toContain('hotline-closed')
    expect(await stored(office)).toHaveLength(HOTLINE_INDICATORS.length - 1)
  })

  it('is refused while it has figures or parts', async () => {
    expect(await remove(ACCEPTED)).toMatchObject({ code: 'indicator-in-use' })
    await office.call('indicator.record', MAY, 'clerk')
    expect(await remove('hotline-closed')).toMatchObject({ code: 'indicator-in-use' })
    expect(await remove('nothing')).toMatchObject({ code: 'no-such-indicator' })
    expect(await stored(office)).toEqual(HOTLINE_INDICATORS)
  })
})

describe('recording a month', () => {
  it('stores its values, dated the month’s last day', async () => {
    expect(await office.call('indicator.record', MAY, 'clerk')).toMatchObject({
      ok: true,
      value: { state: 'confirmed' },
    })
    expect(await months(office)).toMatchObject([
      {
        _id: `${BRANCH}:2025-05#1`,
        occurredOn: '2025-05-31',
        month: '2025-05',
        version: 1,
        values: [{ value: 120, category: null }, { value: 30, category: '防疫' }, { value: 40 }, { value: 38 }],
      },
    ])
  })

  it('waits for the month’s last day', async () => {
    const june = { ...MAY, month: month('2025-06') }
    expect(await office.call('indicator.record', june, 'clerk')).toMatchObject({
      code: 'in-the-future',
      field: 'month',
    })
    const lastDay = instant('2025-06-29T16:00:00.000Z')
    expect(await office.call('indicator.record', june, 'clerk', { now: lastDay })).toMatchObject({ ok: true })
  })

  it('is done once', async () => {
    await office.call('indicator.record', MAY, 'clerk')
    expect(await office.call('indicator.record', MAY, 'secretary')).toMatchObject({
      code: 'month-recorded',
      field: 'month',
      detail: { month: '2025-05' },
    })
    expect(await months(office)).toHaveLength(1)
  })

  it('by two at once is done by one', async () => {
    const answers = await Promise.all(['clerk', 'secretary'].map((as) => office.call('indicator.record', MAY, as)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'month-recorded' })
  })

  it('by somebody who only keeps records waits for confirmation, and stands', async () => {
    office.store.seed('appointments', appointment('member-3', 'cell-leader'))
    expect(await office.call('indicator.record', MAY, 'member-3')).toMatchObject({ value: { state: 'proposed' } })
    expect(await office.call('indicator.record', MAY, 'clerk')).toMatchObject({ code: 'month-recorded' })
  })

  it('can be done anew once it was withdrawn, as the next version', async () => {
    await office.call('indicator.record', MAY, 'clerk')
    const [first] = await months(office)
    if (first) office.store.seed('indicatorMonths', { ...first, state: 'withdrawn' })
    expect(await office.call('indicator.record', MAY, 'clerk')).toMatchObject({
      value: { entryId: `${BRANCH}:2025-05#2` },
    })
  })

  const faults: [string, object[], object][] = [
    [
      'an unknown indicator',
      [{ indicator: 'nothing', value: 1 }],
      { code: 'no-such-indicator', field: 'values.0.indicator' },
    ],
    [
      'the same twice',
      [
        { indicator: ACCEPTED, value: 1 },
        { indicator: ACCEPTED, value: 2 },
      ],
      { code: 'bad-input', field: 'values.1.indicator' },
    ],
    [
      'more closed than transferred',
      [
        { indicator: 'hotline-transferred', value: 40 },
        { indicator: 'hotline-closed', value: 41 },
      ],
      {
        code: 'contradiction',
        field: 'values.1.value',
        detail: { part: '转办办结', partValue: 41, whole: '转办', wholeValue: 40 },
      },
    ],
    [
      'a category above all',
      [
        { indicator: ACCEPTED, category: '防疫', value: 5 },
        { indicator: ACCEPTED, value: 4 },
      ],
      {
        code: 'contradiction',
        field: 'values.0.value',
        detail: { part: '热线受理（防疫）', partValue: 5, whole: '热线受理', wholeValue: 4 },
      },
    ],
  ]
  it.each(faults)('is refused with %s, and changes nothing', async (_, values, refusal) => {
    expect(await office.callRaw('indicator.record', { ...MAY, values }, 'clerk')).toMatchObject({
      ok: false,
      ...refusal,
    })
    expect(await months(office)).toEqual([])
  })

  it('is not for the Party office above, nor for a member', async () => {
    for (const as of ['office', 'member-1'])
      expect(await office.call('indicator.record', MAY, as)).toMatchObject({ code: 'not-permitted' })
  })
})

describe('recording several months', () => {
  const of = (...names: string[]) => ({
    branchId: BRANCH,
    months: names.map((name) => ({ month: month(name), values: MAY.values })),
  })

  it('records all of them', async () => {
    const answer = await office.call('indicator.recordYear', of('2025-01', '2025-02', '2025-03'), 'clerk')
    expect(answer).toMatchObject({ ok: true, value: { recorded: [{}, {}, {}] } })
    expect(await months(office)).toHaveLength(3)
  })

  it('records none when one is refused, and says which', async () => {
    await office.call('indicator.record', MAY, 'clerk')
    const recorded = { code: 'month-recorded', field: 'months.1.month' }
    expect(await office.call('indicator.recordYear', of('2025-04', '2025-05'), 'clerk')).toMatchObject(recorded)
    const future = { code: 'in-the-future', field: 'months.1.month' }
    expect(await office.call('indicator.recordYear', of('2025-04', '2025-06'), 'clerk')).toMatchObject(future)
    const twice = { code: 'bad-input', field: 'months.1.month' }
    expect(await office.call('indicator.recordYear', of('2025-04', '2025-04'), 'clerk')).toMatchObject(twice)
    const wrong = {
      branchId: BRANCH,
      months: [
        { month: month('2025-03'), values: MAY.values },
        { month: month('2025-04'), values: [...MAY.values, { indicator: 'hotline-same-day', value: 41 }] },
      ],
    }
    expect(await office.call('indicator.recordYear', wrong, 'clerk')).toMatchObject({
      code: 'contradiction',
      field: 'months.1.values.4.value',
      detail: { partValue: 41, wholeValue: 40 },
    })
    expect(await months(office)).toHaveLength(1)
  })
})

describe('correcting a month', () => {
  it('makes the next version, which supersedes the old one', async () => {
    await office.call('indicator.record', MAY, 'clerk')
    const values = [{ indicator: ACCEPTED, value: 121 }]
    expect(await office.call('indicator.correct', { ...MAY, values, reason: '补计1件' }, 'clerk')).toMatchObject({
      ok: true,
    })
    expect(await months(office)).toMatchObject([
      { _id: `${BRANCH}:2025-05#1`, state: 'superseded', supersededBy: `${BRANCH}:2025-05#2` },
      {
        _id: `${BRANCH}:2025-05#2`,
        state: 'confirmed',
        version: 2,
        supersedes: `${BRANCH}:2025-05#1`,
        values: [{ value: 121 }],
      },
    ])
  })

  it('is refused where there is nothing to correct, and for values that contradict each other', async () => {
    const correction = { ...MAY, reason: '补计1件' }
    expect(await office.call('indicator.correct', correction, 'clerk')).toMatchObject({
      code: 'no-such-entry',
      field: 'month',
    })
    await office.call('indicator.record', MAY, 'clerk')
    const values = [...MAY.values, { indicator: 'hotline-same-day', value: 41 }]
    expect(await office.call('indicator.correct', { ...correction, values }, 'clerk')).toMatchObject({
      code: 'contradiction',
    })
    expect(await months(office)).toHaveLength(1)
  })
})

describe('the year', () => {
  it('is the grid of months, of which only the standing versions show', async () => {
    await office.call('indicator.record', MAY, 'clerk')
    await office.call('indicator.record', { ...MAY, month: month('2025-02') }, 'clerk')
    await office.call('indicator.record', { ...MAY, month: month('2024-12') }, 'clerk')
    await office.call(
      'indicator.correct',
      { ...MAY, values: [{ indicator: ACCEPTED, value: 121 }], reason: '补计1件' },
      'clerk',
    )
    const answer = await office.call('indicator.year', { branchId: BRANCH, year: 2025 }, 'office')
    expect(answer).toMatchObject({
      ok: true,
      value: {
        definitions: HOTLINE_INDICATORS,
        categories: ['防疫'],
        months: [
          { month: '2025-02', version: 1, isLateEntry: true },
          { month: '2025-05', version: 2, values: [{ indicator: ACCEPTED, category: null, value: 121 }] },
        ],
      },
    })
    expect(civilDate('2025-05-31')).toBe((await months(office))[2]?.occurredOn)
  })
})
