/** Kinds of record that an organization sets up: who may, what is refused by name, and how one ends. */
import { LEDGER_KINDS } from '#domain/ledger/kinds/catalogue'
import { LONGEST_KIND_NAME } from '#domain/ledger/own-kind'
import { MOST_OWN_FIELDS, MOST_OWN_KINDS } from '#domain/ledger/own-kind-counting'
import { BRANCH, BUREAU } from '../../../builders/office'
import { mediation, MEDIATION, openKinds, recording, type Kinds } from '../../../builders/own-kind'

let office: Kinds
beforeEach(async () => {
  office = await openKinds()
})

describe('setting up a kind', () => {
  it('gives it a code, numbers its fields and choices, and is written in the journal', async () => {
    const code = await office.declare()
    expect(await office.kind(code)).toMatchObject({
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
    const code = await office.declare(MEDIATION, 'office', BUREAU)
    expect(await office.kind(code, BRANCH, 'member-1')).toMatchObject({
      setUpBy: { branchId: BUREAU, name: '某区服务局' },
    })
    await office.record(code)
    expect(await office.change(code, MEDIATION)).toMatchObject({ code: 'no-such-kind', field: 'code' })
    expect(await office.call('ledger.endKind', { branchId: BRANCH, code, isEnded: true }, 'secretary')).toMatchObject({
      code: 'no-such-kind',
    })
  })

  it('in one branch is nothing to another', async () => {
    const code = await office.declare()
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

  it('for a unit that would make another number of how many there are', async () => {
    for (const unit of ['百户', '千元', '万次', '0件', '.5件', '%', '９件', '件【'])
      await refused({ unit }, 'unit', /量词/)
  })

  it('for a number in its name, or a mark of figures', async () => {
    for (const title of ['满意率百分之百的服务', '走访99户', '接待【群众】'])
      await refused({ title }, 'title', /不写数字/)
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
    await office.declare()
    for (const [branchId, as] of [
      [BRANCH, 'secretary'],
      [BUREAU, 'office'],
    ] as const)
      expect(await office.call('ledger.declareKind', { branchId, declaration: MEDIATION }, as)).toMatchObject({
        code: 'name-taken',
      })
    await office.declare(mediation({ title: '接待来访' }), 'office', BUREAU)
    const again = { branchId: BRANCH, declaration: mediation({ title: '接待来访' }) }
    expect(await office.call('ledger.declareKind', again, 'secretary')).toMatchObject({ code: 'name-taken' })
  })
})

it('so many kinds may be set up and no more', async () => {
  for (let at = 0; at < MOST_OWN_KINDS; at += 1)
    await office.declare(mediation({ title: `事项${String.fromCodePoint(0x5e00 + at)}` }))
  const answer = await office.call('ledger.declareKind', { branchId: BRANCH, declaration: MEDIATION }, 'secretary')
  expect(answer).toMatchObject({ code: 'too-many-kinds', detail: { most: MOST_OWN_KINDS } })
})

describe('ending a kind', () => {
  it('takes no new records, keeps the old, and can be taken back', async () => {
    const code = await office.declare()
    await office.record(code)
    const ending = (isEnded: boolean) => office.call('ledger.endKind', { branchId: BRANCH, code, isEnded }, 'secretary')
    expect(await ending(true)).toMatchObject({ ok: true })
    expect(await office.call('ledger.record', recording(code), 'clerk')).toMatchObject({ code: 'kind-ended' })
    const list = await office.call('ledger.list', { branchId: BRANCH, kind: code }, 'clerk')
    expect(list).toMatchObject({ value: { items: [{ title: '调解纠纷' }] } })
    await ending(false)
    await office.record(code)
  })

  it('is what is left where there are records: it cannot be removed', async () => {
    const code = await office.declare(MEDIATION, 'office', BUREAU)
    await office.record(code)
    expect(await office.call('ledger.removeKind', { branchId: BUREAU, code }, 'office')).toMatchObject({
      ...{ code: 'kind-in-use', detail: { name: '调解纠纷' } },
    })
  })
})
