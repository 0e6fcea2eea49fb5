/** The procedures of measures in one file though it is long: all ask the office above them. */
import { civilDate, FAR_FUTURE, type CivilDate } from '#domain/time/civil-date'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import { measureHandlers } from '../../../../cloudfunctions/reporting/measures/handlers'
import { donation, shift } from '../../../builders/entries'
import { appointment, branch, BRANCH, BUREAU, openOffice, type Office } from '../../../builders/office'
import { makeYear, OTHER, seedYear } from '../../../builders/year'

const YEAR = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
const OWN = { branchId: BRANCH, period: YEAR, scope: 'own' as const }

let office: Office
beforeEach(async () => {
  office = await openOffice({ handlers: measureHandlers })
})

describe('the catalogue', () => {
  it('lists the common measures and the branch’s own indicators, with what they can be split by', async () => {
    office.store.seed('branches', branch({ indicators: HOTLINE_INDICATORS }))
    const answer = await office.call('measure.catalogue', { branchId: BRANCH }, 'clerk')
    const measures = answer.ok ? answer.value.measures : []
    expect(measures.find(({ id }) => id === 'honours')).toMatchObject({
      title: '荣誉',
      unit: '项',
      dimensions: [
        { id: 'level', title: '级别' },
        { id: 'recipient', title: '授予' },
        { id: 'name', title: '荣誉名称' },
        { id: 'honour', title: '荣誉名称和授予单位' },
        { id: 'month', title: '月份' },
        { id: 'branch', title: '党支部' },
      ],
      hasActor: false,
    })
    expect(measures.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['indicator:hotline-closed', 'indicator:hotline-closed:rate']),
    )
  })
})

describe('computing', () => {
  it('with those below reaches down to the last of them, and to no other', async () => {
    const below = (id: string, ...ancestorIds: string[]) =>
      branch({ _id: id, name: id, parentId: ancestorIds.at(-1) ?? null, ancestorIds })
    office.store.seed('branches', below('lower', BUREAU, BRANCH), below('elsewhere', 'another'))
    const gifts = [donation('a'), donation('b', { branchId: 'lower' }), donation('c', { branchId: 'elsewhere' })]
    office.store.seed('donations', ...gifts)
    const asked = { branchId: BUREAU, period: YEAR, measureIds: ['gifts'] }
    expect(await office.call('measure.compute', { ...asked, scope: 'with-below' }, 'office')).toMatchObject({
      value: { results: [{ figures: [{ result: { value: 2 } }] }] },
    })
    const each = await office.call('measure.compute', { ...asked, scope: 'each-below' }, 'office')
    expect(each.ok && each.value.results.map(({ branchId }) => branchId).sort()).toEqual([BRANCH, 'lower'])
  })

  it.each(['own', 'with-below', 'each-below'] as const)(
    'of other days beside is what these days come to by themselves: %s',
    async (scope) => {
      seedYear(office.store, makeYear(11, 8))
      const measureIds = ['service-hours', 'activities-present', 'members', 'honours']
      const before = { from: civilDate('2024-01-01'), to: civilDate('2024-12-31') }
      const compute = (period: typeof YEAR, more = {}) =>
        office.call('measure.compute', { branchId: BUREAU, measureIds, scope, period, ...more }, 'office')
      const [together, now, then] = [
        await compute(YEAR, { beside: before }),
        await compute(YEAR),
        await compute(before),
      ].map((answer) => (answer.ok ? answer.value.results.map(({ figures }) => figures) : []))
      expect(together?.map((figures) => figures.map(({ result }) => result))).toEqual(
        now?.map((figures) => figures.map(({ result }) => result)),
      )
      expect(together?.map((figures) => figures.map(({ beside }) => beside))).toEqual(
        then?.map((figures) => figures.map(({ result }) => result)),
      )
    },
  )

  it('answers value, unit, number of records, definition and period', async () => {
    office.store.seed(
      'shifts',
      shift('a'),
      shift('b', { memberId: 'member-2', minutes: 60 }),
      shift('c', { state: 'proposed' }),
    )
    const answer = await office.call(
      'measure.compute',
      { ...OWN, measureIds: ['service-hours', 'service-people'] },
      'clerk',
    )
    expect(answer).toMatchObject({
      ok: true,
      value: {
        results: [
          {
            branchId: BRANCH,
            branchName: '第一党支部',
            figures: [
              {
                measureId: 'service-hours',
                result: {
                  kind: 'value',
                  value: 150,
                  display: '2.5',
                  unit: '小时',
                  records: 2,
                  definition: '志愿服务班次记录的“服务时长”合计；只计当天在册的党员，之后离开的也计',
                  period: { from: '2025-01-01', to: '2025-06-10' },
                },
              },
              { measureId: 'service-people', result: { value: 2, display: '2', unit: '人' } },
            ],
          },
        ],
      },
    })
  })

  it('refuses an unknown measure by its place', async () => {
    expect(await office.call('measure.compute', { ...OWN, measureIds: ['honours', 'nothing'] }, 'clerk')).toMatchObject(
      { code: 'no-such-measure', field: 'measureIds.1', detail: { measure: 'nothing' } },
    )
  })

  it('takes at most 60 measures, and no period that ends before it begins', async () => {
    const many = Array.from({ length: 61 }, () => 'honours')
    expect(await office.call('measure.compute', { ...OWN, measureIds: many }, 'clerk')).toMatchObject({
      code: 'bad-input',
    })
    const period = { from: YEAR.to, to: YEAR.from }
    expect(await office.call('measure.compute', { ...OWN, period, measureIds: ['honours'] }, 'clerk')).toMatchObject({
      code: 'bad-input',
      field: 'period.to',
    })
  })

  it('is for those who may read records', async () => {
    expect(await office.call('measure.compute', { ...OWN, measureIds: ['honours'] }, 'member-1')).toMatchObject({
      code: 'not-permitted',
    })
    expect(await office.call('measure.compute', { ...OWN, measureIds: ['honours'] }, 'office')).toMatchObject({
      ok: true,
    })
  })

  it('counts a person once over all branches, and each branch by itself', async () => {
    office.store.seed('branches', branch({ _id: OTHER, name: '第二党支部' }))
    office.store.seed(
      'donations',
      donation('a'),
      donation('b', { branchId: OTHER }),
      donation('c', { branchId: BUREAU }),
    )
    const people = async (scope: 'own' | 'with-below' | 'each-below') => {
      const input = { branchId: BUREAU, period: YEAR, scope, measureIds: ['donors', 'honours'] }
      const answer = await office.call('measure.compute', input, 'office')
      return answer.ok
        ? answer.value.results.map(({ branchName, figures }) => [
            branchName,
            ...figures.map(({ result }) => (result.kind === 'value' ? result.value : result.kind)),
          ])
        : []
    }
    expect(await people('own')).toEqual([['某区服务局', 1, 'no-record']])
    expect(await people('with-below')).toEqual([['某区服务局', 1, 'no-record']])
    expect(await people('each-below')).toEqual([
      ['第一党支部', 1, 'no-record'],
      ['第二党支部', 1, 'no-record'],
    ])
  })
})

describe('the secretary’s own', () => {
  const hours = async (actor: 'secretary' | null) => {
    const answer = await office.call('measure.compute', { ...OWN, actor, measureIds: ['service-hours'] }, 'clerk')
    const [first] = answer.ok ? (answer.value.results[0]?.figures ?? []) : []
    return first?.result
  }
  it('is what the secretary did, while in office', async () => {
    const terms: [string, CivilDate, CivilDate][] = [
      ['member-1', civilDate('2024-01-01'), civilDate('2025-03-05')],
      ['member-2', civilDate('2025-03-05'), FAR_FUTURE],
    ]
    for (const [memberId, fromOn, untilOn] of terms)
      office.store.seed('appointments', { ...appointment(memberId, 'secretary'), fromOn, untilOn })
    office.store.seed(
      'shifts',
      shift('first', { minutes: 10, occurredOn: civilDate('2025-03-04') }),
      shift('out-of-office', { minutes: 100 }),
      shift('second', { minutes: 1, memberId: 'member-2' }),
      shift('too-early', { minutes: 1000, memberId: 'member-2', occurredOn: civilDate('2025-03-04') }),
    )
    expect(await hours('secretary')).toMatchObject({ value: 11, records: 2 })
    expect(await hours(null)).toMatchObject({ value: 1111 })
  })

  it('is a real zero where others did it', async () => {
    office.store.seed('shifts', shift('a'))
    expect(await hours('secretary')).toMatchObject({ kind: 'value', value: 0 })
  })

  it('is not applicable to what no single person does', async () => {
    const answer = await office.call(
      'measure.compute',
      { ...OWN, actor: 'secretary', measureIds: ['honours'] },
      'clerk',
    )
    expect(answer).toMatchObject({ value: { results: [{ figures: [{ result: { kind: 'not-applicable' } }] }] } })
  })
})

describe('the evidence', () => {
  const evidence = async (more: object) => {
    const answer = await office.callRaw('measure.evidence', { ...OWN, ...more }, 'secretary')
    return answer['value'] as {
      items: { title: string; date: string; id: string; part: string | null }[]
      next: string | null
      total: number
      adds: string
    }
  }

  it('says each record in a line, with names instead of ids', async () => {
    office.store.seed('shifts', shift('a', { memberId: 'member-2' }))
    expect(await evidence({ measureId: 'service-hours' })).toEqual({
      items: [
        {
          date: '2025-03-05',
          title: '党员member-2 志愿服务：文明劝导（幸福社区），1小时30分钟',
          collection: 'shifts',
          id: 'a',
          branchId: BRANCH,
          branch: null,
          part: null,
        },
      ],
      next: null,
      total: 1,
      withheld: 0,
      adds: '',
    })
  })

  it('of a rate says the two figures it is made of, with the first page', async () => {
    office.store.seed('shifts', shift('a'), shift('b', { memberId: 'member-3' }))
    const first = await evidence({ measureId: 'service-share', pageSize: 4 })
    expect(first.adds).toBe('参加志愿服务的在册党员 2人，占党员 9人')
    expect((await evidence({ measureId: 'service-share', pageSize: 4, cursor: first.next })).adds).toBe('')
  })

  it('comes page by page by date, each record once', async () => {
    const days = ['2025-04-01', '2025-02-01', '2025-03-01', '2025-02-01', '2025-05-01']
    office.store.seed('shifts', ...days.map((on, at) => shift(`s-${at}`, { occurredOn: civilDate(on) })))
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await evidence({ measureId: 'service-hours', pageSize: 2, cursor })
      expect(page.total).toBe(5)
      seen.push(...page.items.map(({ date, id }) => `${date} ${id}`))
      cursor = page.next
    } while (cursor !== null)
    expect(seen).toEqual(['2025-02-01 s-1', '2025-02-01 s-3', '2025-03-01 s-2', '2025-04-01 s-0', '2025-05-01 s-4'])
  })

  it('has no further page where the last record is the last that fits', async () => {
    office.store.seed('shifts', shift('a'), shift('b'))
    const page = (pageSize: number) =>
      office.call('measure.evidence', { ...OWN, measureId: 'service-hours', cursor: null, pageSize }, 'clerk')
    expect(await page(2)).toMatchObject({ value: { items: [{ id: 'a' }, { id: 'b' }], next: null, total: 2 } })
    expect(await page(1)).toMatchObject({ value: { items: [{ id: 'a' }], next: expect.any(String) as string } })
  })

  it('of a rate is that of both its measures, over the pages', async () => {
    const people = [
      'secretary',
      'deputy',
      'treasurer',
      'clerk',
      'member-1',
      'member-2',
      'member-3',
      'member-4',
      'member-5',
    ]
    office.store.seed('shifts', shift('a'), shift('b', { memberId: 'member-3' }))
    const seen: { title: string; part: string | null }[] = []
    let cursor: string | null = null
    do {
      const page = await evidence({ measureId: 'service-share', pageSize: 4, cursor })
      expect(page.total).toBe(2 + people.length)
      seen.push(...page.items)
      cursor = page.next
    } while (cursor !== null)
    expect(seen.filter(({ part }) => part === '参加志愿服务的在册党员')).toHaveLength(2)
    expect(
      seen
        .filter(({ part }) => part === '党员')
        .map(({ title }) => title)
        .sort(),
    ).toEqual(people.map((id) => `党员${id}（正式党员）`).sort())
  })

  it('of a part is that part’s', async () => {
    office.store.seed(
      'shifts',
      shift('a'),
      shift('b', { site: '车站' }),
      shift('c', { site: '车站', occurredOn: civilDate('2025-04-01') }),
    )
    const split = await office.call('measure.split', { ...OWN, measureId: 'service-hours', by: 'site' }, 'clerk')
    expect(split).toMatchObject({
      value: {
        result: {
          kind: 'parts',
          parts: [
            { key: '车站', label: '车站', value: 180, records: 2 },
            { key: '幸福社区', label: '幸福社区', value: 90, records: 1 },
          ],
        },
      },
    })
    const page = await evidence({ measureId: 'service-hours', part: { by: 'site', key: '车站' } })
    expect(page.items.map(({ id }) => id)).toEqual(['b', 'c'])
    expect(page.total).toBe(2)
    expect(await evidence({ measureId: 'service-hours', part: { by: 'month', key: '2025-03' } })).toMatchObject({
      total: 2,
    })
    expect(await evidence({ measureId: 'service-hours', part: { by: 'site', key: '别处' } })).toMatchObject({
      items: [],
      total: 0,
    })
  })

  it('and the parts refuse what there is not', async () => {
    const ask = (procedure: string, more: object) => office.callRaw(procedure, { ...OWN, ...more }, 'clerk')
    expect(await ask('measure.evidence', { measureId: 'nothing' })).toMatchObject({
      code: 'no-such-measure',
      field: 'measureId',
    })
    expect(await ask('measure.split', { measureId: 'nothing', by: 'month' })).toMatchObject({ code: 'no-such-measure' })
    expect(await ask('measure.split', { measureId: 'honours', by: 'colour' })).toMatchObject({
      code: 'no-such-dimension',
      field: 'by',
    })
    const part = { by: 'colour', key: 'red' }
    expect(await ask('measure.evidence', { measureId: 'honours', part })).toMatchObject({
      code: 'no-such-dimension',
      field: 'part.by',
    })
  })

  it('of the calendar is none', async () => {
    expect(await evidence({ measureId: 'months' })).toEqual({ items: [], next: null, total: 0, withheld: 0, adds: '' })
  })

  it('says donations in yuan', async () => {
    office.store.seed('donations', donation('g'))
    expect((await evidence({ measureId: 'donated' })).items.map(({ title }) => title)).toEqual([
      '党员member-1 捐款：慈善一日捐，100.50 元',
    ])
  })

  it('says of a gift whose word it is that it was voluntary, and where the paper is', async () => {
    const on = (day: string) => ({ occurredOn: civilDate(`2025-03-${day}`) })
    office.store.seed(
      'donations',
      donation('a', { ...on('01'), willing: 'giver' }),
      donation('b', { ...on('02'), willing: 'paper', paper: '捐款自愿书，档案盒3' }),
      // As it was kept before it had to be said where the paper is.
      donation('c', { ...on('03'), willing: 'paper' }),
      donation('d', on('04')),
    )
    expect((await evidence({ measureId: 'voluntary-donated' })).items.map(({ title }) => title)).toEqual([
      '党员member-1 捐款：慈善一日捐，100.50 元，本人说明自愿',
      '党员member-1 捐款：慈善一日捐，100.50 元，自愿，书面说明：捐款自愿书，档案盒3',
      '党员member-1 捐款：慈善一日捐，100.50 元，自愿，有本人书面说明',
    ])
  })
})

describe('over a year of every kind of record', () => {
  it('answers every measure of the catalogue', async () => {
    seedYear(office.store, makeYear(7, 12))
    const catalogue = await office.call('measure.catalogue', { branchId: BUREAU }, 'office')
    const ids = catalogue.ok ? catalogue.value.measures.map(({ id }) => id) : []
    for (let at = 0; at < ids.length; at += 60) {
      const measureIds = ids.slice(at, at + 60)
      const input = { branchId: BUREAU, period: YEAR, scope: 'each-below' as const, measureIds }
      const answer = await office.call('measure.compute', input, 'office')
      expect(answer.ok && answer.value.results.map(({ figures }) => figures.map(({ measureId }) => measureId))).toEqual(
        [measureIds, measureIds],
      )
    }
  })
})

describe('at the calendar’s beginning, where no month is before the first', () => {
  it.each(['1900-01-01', '1900-01-31', '1900-03-15'])('answers every measure until %s', async (to) => {
    const catalogue = await office.call('measure.catalogue', { branchId: BRANCH }, 'clerk')
    const ids = catalogue.ok ? catalogue.value.measures.map(({ id }) => id) : []
    const failed: string[] = []
    for (let at = 0; at < ids.length; at += 60) {
      const input = { ...OWN, period: { from: '1900-01-01', to }, measureIds: ids.slice(at, at + 60) }
      const answer = await office.callRaw('measure.compute', input, 'clerk')
      if (answer['ok'] !== true) failed.push(`${at}: ${String(answer['code'])}`)
    }
    expect(failed).toEqual([])
  })
})
