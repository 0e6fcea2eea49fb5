/** The rules of an import in one file though it is long: all share the list above them. */
import { civilDate, FAR_FUTURE } from '#domain/time/civil-date'
import type { Member } from '#domain/people/member'
import { registerHandlers } from '../../../../cloudfunctions/application/register/register-handlers'
import { UnreadableSheet, type SheetToWrite } from '../../../../cloudfunctions/application/ports/documents'
import { BRANCH, branch, BUREAU, member, openOffice, span, type Office } from '../../../builders/office'

const on = civilDate
const DAY = on('2025-06-01')
const FILE = 'list.xlsx'
const HEADINGS = [
  '编号',
  '姓名',
  '性别',
  '出生年份',
  '党员类别',
  '党小组',
  '学历',
  '入党日期',
  '转正日期',
  '进入支部日期',
  '是否流动',
  '是否离退休',
  '是否领导干部',
]
const CELL_2 = { id: 'cell-2', name: '第二党小组', formedOn: on('2024-01-01'), dissolvedOn: null }

/** The bytes of the fake file are the rows as JSON. */
const bytesOf = (rows: string[][]) => new TextEncoder().encode(JSON.stringify(rows))
const written: SheetToWrite[] = []
let office: Office
beforeEach(async () => {
  written.length = 0
  office = await openOffice({
    handlers: registerHandlers,
    documents: {
      readSheet: async (bytes) => {
        const text = new TextDecoder().decode(bytes)
        if (!text.startsWith('[')) throw new UnreadableSheet('无法识别这个文件')
        return { name: 'Sheet1', rows: JSON.parse(text) as string[][], tabs: ['Sheet1'] }
      },
      writeSheets: async (sheets) => {
        written.push(...sheets)
        return new Uint8Array([1, 2, 3])
      },
    },
  })
  office.store.seed('branches', branch({ cells: [...branch().cells, CELL_2] }))
})
const upload = (rows: string[][], headings = HEADINGS) => void office.files.set(FILE, bytesOf([headings, ...rows]))
/** A row by the headings above, from what is said. */
const row = (said: Partial<Record<string, string>> = {}) => {
  const all: Partial<Record<string, string>> = {
    姓名: '王新',
    性别: '女',
    出生年份: '1990',
    党员类别: '正式党员',
    ...said,
  }
  return HEADINGS.map((heading) => all[heading] ?? '')
}
/** The row that says of a member what the register says already. */
const asListed = (id: string, said: Partial<Record<string, string>> = {}) =>
  row({ 姓名: `党员${id}`, 出生年份: '1980', ...said })
const check = (as = 'clerk', more: object = {}) =>
  office.call('register.importCheck', { branchId: BRANCH, uploads: [FILE], effectiveOn: DAY, ...more }, as)
const run = (as = 'clerk', more: object = {}) =>
  office.call('register.import', { branchId: BRANCH, uploads: [FILE], effectiveOn: DAY, ...more }, as)
const problems = async () => {
  const answer = await check()
  if (!answer.ok) throw new Error(answer.code)
  return answer.value.problems.map(({ row, column, reason }) => `${row} ${column ?? ''} ${reason}`)
}
const named = async (name: string): Promise<Member[]> => office.store.find('members', { filter: { name } })
const everybody = () => office.store.findAll('members', {})

describe('the stage of somebody who is on the roll', () => {
  it('does not go back by a list, and is not full within probation', async () => {
    const spans = [span({ stage: 'probationary', fromOn: on('2025-02-01') })]
    office.store.seed('members', member('member-2', { admittedOn: on('2025-02-01'), spans }))
    upload([
      asListed('member-1', { 党员类别: '积极分子' }),
      asListed('member-2', { 党员类别: '正式党员', 入党日期: '' }),
    ])
    const [back = '', early = ''] = await problems()
    expect(back).toContain('党员类别 从正式党员到入党积极分子，不能退回先前的类别')
    expect(early).toContain('党员类别 预备期一年，2026年2月1日才满')
  })
})

describe('importing new people', () => {
  it('puts them on the roll since the day they came, with what the list says', async () => {
    upload([
      row({ 党小组: '第一党小组', 学历: '大学', 入党日期: '2012.7.1', 进入支部日期: '2018年1月1日', 是否离退休: '是' }),
    ])
    expect(await run()).toMatchObject({ ok: true, value: { effectiveOn: DAY, added: 1, changed: 0, unchanged: 0 } })
    const [made] = await named('王新')
    expect(made).toMatchObject({
      sex: 'female',
      birthYear: 1990,
      admittedOn: '2012-07-01',
      spans: [span({ fromOn: on('2018-01-01'), isRetired: true })],
      changes: [{ effectiveOn: '2018-01-01', recordedBy: 'clerk', what: '按名单列入名册' }],
    })
  })

  it('counts them from the day of the list where it says no other', async () => {
    upload([row()])
    await run()
    expect((await named('王新'))[0]?.spans).toEqual([
      span({ cellId: null, education: null, fromOn: DAY, untilOn: FAR_FUTURE }),
    ])
  })

  it('does not make anybody a Party member before their admission', async () => {
    upload([row({ 党员类别: '预备党员', 入党日期: '2024-07-01', 进入支部日期: '2020-01-01' })])
    await run()
    expect((await named('王新'))[0]?.spans).toMatchObject([{ stage: 'probationary', fromOn: '2024-07-01' }])
  })

  it('makes somebody a full member on the day of becoming one', async () => {
    upload([row({ 党员类别: '', 入党日期: '2019-07-01', 转正日期: '2020-07-01', 进入支部日期: '2019-09-01' })])
    await run()
    expect((await named('王新'))[0]?.spans).toMatchObject([
      { stage: 'probationary', fromOn: '2019-09-01', untilOn: '2020-07-01' },
      { stage: 'full', fromOn: '2020-07-01', untilOn: FAR_FUTURE },
    ])
  })

  it('keeps the month of an admission whose day nobody knows', async () => {
    upload([row({ 入党日期: '2016.07', 进入支部日期: '2016-07-15' })])
    await run()
    expect((await named('王新'))[0]).toMatchObject({ admittedOn: '2016-07', spans: [{ fromOn: '2016-07-15' }] })
    upload([row({ 入党日期: '2016-08' })])
    expect(await problems()).toEqual(['2 入党日期 名册上是2016年7月；如需更正请在名册上更正'])
  })

  it('puts nobody into a cell before it was formed', async () => {
    upload([row({ 党小组: '第二党小组', 进入支部日期: '2020-01-01' })])
    await run()
    expect((await named('王新'))[0]?.spans).toMatchObject([
      { cellId: null, fromOn: '2020-01-01', untilOn: '2024-01-01' },
      { cellId: 'cell-2', fromOn: '2024-01-01', untilOn: FAR_FUTURE },
    ])
  })

  it('is refused before the branch was formed, and for a cell that is not there, naming those that are', async () => {
    upload([row({ 进入支部日期: '2015-06-30' }), row({ 姓名: '李新', 党小组: '第三党小组' })])
    expect(await problems()).toEqual([
      '2 进入支部日期 支部成立于2015年7月1日，不能早于这一天或晚于撤销日期',
      '3 党小组 没有名为“第三党小组”的党小组，请先成立；现有：第一党小组、第二党小组',
    ])
  })
})

describe('one person under other signs', () => {
  const KNOWN = [
    ['买买提·艾力', '买买提•艾力'],
    ['𠮷明', '吉 明'],
    ['马骏', '⻢骏'],
    ['方圆', '⽅圆'],
  ] as const

  it.each(KNOWN)('%s is not made a second time as %s', async (known, listed) => {
    office.store.seed('members', member('known', { spans: [span({})], name: known, sex: 'male', birthYear: 1979 }))
    upload([row({ 姓名: listed, 性别: '男', 出生年份: '1979' })])
    const before = (await everybody()).length
    expect(await run()).toMatchObject({ ok: true, value: { added: 0, changed: 0, unchanged: 1 } })
    expect(await everybody()).toHaveLength(before)
    expect((await office.store.get('members', 'known'))?.name).toBe(known)
  })

  it('is asked about where the year of birth is another, and stays one person until somebody says that they are two', async () => {
    office.store.seed('members', member('known', { spans: [span({})], name: '骆一', sex: 'female', birthYear: 1979 }))
    upload([row({ 姓名: '骆 一', 出生年份: '1980' })])
    const checked = await check()
    expect(checked).toMatchObject({ value: { problems: [{ row: 2, column: '出生年份', asksWhetherOther: true }] } })
    expect(await run()).toMatchObject({ code: 'rows-refused' })
    const decisions = [{ do: 'somebody-else', row: 2 }]
    expect(await run('clerk', { decisions })).toMatchObject({ ok: true, value: { added: 1 } })
    // Sent once more, it is the same two.
    expect(await run('clerk', { decisions })).toMatchObject({ ok: true, value: { added: 0, unchanged: 1 } })
  })

  it('is the known one once the cell is changed', async () => {
    office.store.seed('members', member('known', { spans: [span({})], name: '骆一', sex: 'female', birthYear: 1979 }))
    upload([row({ 姓名: '骆一', 出生年份: '1980' })])
    const decisions = [{ do: 'change', row: 2, column: '出生年份', text: '1979' }]
    expect(await run('clerk', { decisions })).toMatchObject({ ok: true, value: { added: 0, unchanged: 1 } })
  })
})

describe('a row that is doubtful', () => {
  beforeEach(() => upload([row({ 姓名: '甲新' }), row({ 姓名: '乙新', 性别: '?' }), row({ 姓名: '丙新' })]))

  it('holds up the list while nobody has decided on it', async () => {
    expect(await run()).toMatchObject({ code: 'rows-refused', detail: { count: 1, row: 3 } })
    expect(await named('甲新')).toEqual([])
  })
  it('is left out, and the others are taken', async () => {
    const decisions = [{ do: 'leave-out', row: 3 }]
    expect(await check('clerk', { decisions })).toMatchObject({
      value: {
        added: 2,
        problems: [],
        rows: [{ outcome: 'add' }, { row: 3, outcome: 'left-out' }, { outcome: 'add' }],
      },
    })
    expect(await run('clerk', { decisions })).toMatchObject({ ok: true, value: { added: 2 } })
    expect(await named('乙新')).toEqual([])
  })
  it('is taken once its cell is changed', async () => {
    const decisions = [{ do: 'change', row: 3, column: '性别', text: '女' }]
    expect(await run('clerk', { decisions })).toMatchObject({ ok: true, value: { added: 3 } })
    expect(await named('乙新')).toMatchObject([{ sex: 'female' }])
  })
  it('can be changed by nobody into a column that is none, nor beyond what a cell holds', async () => {
    for (const change of [
      { column: '工资', text: '9000' },
      { column: '姓名', text: '长'.repeat(61) },
    ])
      expect(await check('clerk', { decisions: [{ do: 'change', row: 3, ...change }] })).toMatchObject({
        code: 'bad-input',
      })
  })
})

describe('importing people who are on the roll', () => {
  it('changes nothing where the list says what is known', async () => {
    upload([
      asListed('member-1', { 党小组: '第一党小组', 学历: '大学本科', 是否流动: '否', 进入支部日期: '2001-01-01' }),
    ])
    const before = await everybody()
    expect(await run()).toMatchObject({ ok: true, value: { added: 0, changed: 0, unchanged: 1 } })
    expect(await everybody()).toEqual(before)
  })

  it('changes from the day of the list what it says otherwise; empty cells say nothing', async () => {
    upload([asListed('member-1', { 党小组: '第二党小组', 是否离退休: '是' })])
    await run()
    expect(await office.store.get('members', 'member-1')).toMatchObject({
      spans: [span({ untilOn: DAY }), span({ fromOn: DAY, cellId: 'cell-2', isRetired: true })],
      changes: [{ effectiveOn: DAY, what: '按名单更新：党小组：第一党小组→第二党小组；离退休：否→是' }],
    })
  })

  it('takes somebody out of the cell for 无', async () => {
    upload([asListed('member-1', { 党小组: '无' })])
    await run()
    expect((await office.store.get('members', 'member-1'))?.spans.at(-1)).toMatchObject({ cellId: null, fromOn: DAY })
  })

  it('fills a day of admission that is not known, and refuses one that contradicts', async () => {
    office.store.seed('members', member('member-1', { admittedOn: null }))
    upload([asListed('member-1', { 入党日期: '2012-07-01' })])
    await run()
    expect(await office.store.get('members', 'member-1')).toMatchObject({ admittedOn: '2012-07-01', spans: [span()] })
    upload([asListed('member-1', { 入党日期: '2012-07-02' })])
    expect(await problems()).toEqual(['2 入党日期 名册上是2012年7月1日；如需更正请在名册上更正'])
  })

  it('again with the same list changes nothing more', async () => {
    upload([row({ 党小组: '第一党小组' }), row({ 姓名: '李新', 编号: '07' }), asListed('member-1', { 是否流动: '是' })])
    expect(await run()).toMatchObject({ value: { added: 2, changed: 1, unchanged: 0 } })
    const before = await everybody()
    expect(await run()).toMatchObject({ value: { added: 0, changed: 0, unchanged: 3 } })
    expect(await everybody()).toEqual(before)
  })

  it('is refused for those who were not on the roll that day', async () => {
    office.store.seed('members', member('member-1', { spans: [span({ untilOn: on('2025-05-31') })] }))
    upload([asListed('member-1')])
    expect(await problems()).toEqual([
      '2  该同志曾在或将在本支部名册上，但2025年6月1日不在；请在名册上办理重新列入，或核对名单日期',
    ])
  })
})

describe('who a row is about', () => {
  const ZHANG = { name: '张伟', sex: 'male', birthYear: 1980 } as const
  const zhang = (id: string, number?: string) => member(id, { ...ZHANG, ...(number === undefined ? {} : { number }) })
  const zhangRow = (said: Partial<Record<string, string>> = {}) =>
    row({ 姓名: '张伟', 性别: '男', 出生年份: '1980', ...said })

  it('is the one with the number, where the row has it', async () => {
    office.store.seed('members', zhang('a', '1'), zhang('b', '2'))
    upload([zhangRow({ 编号: '2', 是否离退休: '是' }), zhangRow({ 编号: '1' })])
    expect(await run()).toMatchObject({ value: { changed: 1, unchanged: 1 } })
    expect((await office.store.get('members', 'b'))?.spans.at(-1)).toMatchObject({ isRetired: true })
  })

  it('is refused where the number is another person’s', async () => {
    office.store.seed('members', zhang('a', '1'))
    upload([row({ 编号: '1' }), row({ 编号: '1', 姓名: '张伟', 性别: '男', 出生年份: '1981' })].slice(0, 1))
    expect(await problems()).toEqual(['2 姓名 名册上编号 1 是张伟（男，1980年出生）；如需更正请在名册上更正'])
    upload([zhangRow({ 编号: '1', 出生年份: '1981' })])
    expect(await problems()).toEqual(['2 出生年份 名册上编号 1 是张伟（男，1980年出生）；如需更正请在名册上更正'])
  })

  it('gives a new number to the one namesake who has none', async () => {
    office.store.seed('members', zhang('a'), zhang('b', '2'))
    upload([zhangRow({ 编号: '1' })])
    expect(await run()).toMatchObject({ value: { added: 0, changed: 1 } })
    expect(await office.store.get('members', 'a')).toMatchObject({
      number: '1',
      changes: [{ what: '按名单更新：编号：无→1' }],
    })
  })

  it('adds a namesake with a number of their own', async () => {
    office.store.seed('members', zhang('a', '1'))
    upload([zhangRow({ 编号: '2' })])
    expect(await run()).toMatchObject({ value: { added: 1 } })
    expect((await named('张伟')).map(({ number }) => number).sort()).toEqual(['1', '2'])
  })

  it('is asked for where the roll has namesakes', async () => {
    office.store.seed('members', zhang('a'), zhang('b', '2'))
    upload([zhangRow()])
    expect(await problems()).toEqual([
      '2 编号 名册上有多位同志的姓名、性别、出生年份都相同，请先在名册上为他们编号，再在此填写编号',
    ])
  })

  it('is asked for where the list has namesakes', async () => {
    upload([zhangRow(), zhangRow({ 编号: '1' })])
    expect(await problems()).toEqual([
      '2 编号 与第 3 行的姓名、性别、出生年份都相同：如是同一人请删去一行，如是两人请都填写编号',
      '3 编号 与第 2 行的姓名、性别、出生年份都相同：如是同一人请删去一行，如是两人请都填写编号',
    ])
    upload([zhangRow({ 编号: '1' }), zhangRow({ 编号: '2' })])
    expect(await run()).toMatchObject({ value: { added: 2 } })
  })

  it('is not guessed where two rows could be the one without a number', async () => {
    office.store.seed('members', zhang('a'))
    upload([zhangRow({ 编号: '1' }), zhangRow({ 编号: '2' })])
    expect(await problems()).toEqual([
      '2 编号 与第 3 行可能是同一人：名册上有一位同名同志尚无编号，请先在名册上为其编号',
      '3 编号 与第 2 行可能是同一人：名册上有一位同名同志尚无编号，请先在名册上为其编号',
    ])
  })

  it('is refused for a number given twice', async () => {
    upload([row({ 编号: '1' }), row({ 编号: '1', 姓名: '李新' })])
    expect(await problems()).toEqual(['2 编号 与第 3 行的编号相同', '3 编号 与第 2 行的编号相同'])
  })

  it('is never somebody of another branch', async () => {
    office.store.seed('members', member('office', { ...ZHANG, spans: [span({ branchId: BUREAU })] }))
    upload([zhangRow()])
    expect(await run()).toMatchObject({ value: { added: 1 } })
  })
})

describe('checking a list', () => {
  it('tells of every row what would happen, and every problem, and changes nothing', async () => {
    upload(
      [
        [...row(), '110101199001010000'],
        [...asListed('member-1', { 是否流动: '是' }), ''],
        [...asListed('member-2'), ''],
        [...row({ 姓名: '李新', 性别: '', 出生年份: '七零' }), ''],
      ],
      [...HEADINGS, '身份证号'],
    )
    const before = await everybody()
    expect(await check()).toMatchObject({
      ok: true,
      value: {
        effectiveOn: DAY,
        rows: [
          { row: 2, name: '王新', outcome: 'add', changes: ['自2025年6月1日起列入名册：正式党员'] },
          { row: 3, name: '党员member-1', outcome: 'change', changes: ['流动党员：否→是'] },
          { row: 4, outcome: 'unchanged', changes: [] },
          { row: 5, name: '李新', outcome: 'bad', changes: [] },
        ],
        problems: [
          { row: 5, column: '性别', reason: '请填写性别' },
          { row: 5, column: '出生年份', reason: '须为年份，如 1980' },
        ],
        added: 1,
        changed: 1,
        unchanged: 1,
        ignoredColumns: ['身份证号'],
      },
    })
    expect(JSON.stringify(await check())).not.toContain('110101')
    expect(await everybody()).toEqual(before)
  })

  it('takes today where no day is named', async () => {
    upload([row()])
    const answer = await office.call('register.importCheck', { branchId: BRANCH, uploads: [FILE] }, 'clerk')
    expect(answer).toMatchObject({ value: { effectiveOn: '2025-06-10' } })
  })
})

describe('an import', () => {
  it('happens whole or not at all', async () => {
    upload([row(), row({ 姓名: '李新', 性别: '？' }), row({ 姓名: '赵新', 党员类别: '群众' })])
    const before = await everybody()
    expect(await run()).toMatchObject({
      code: 'rows-refused',
      field: 'uploads',
      detail: { count: 2, row: 3, column: '性别', reason: '须为“男”、“女”之一' },
    })
    expect(await everybody()).toEqual(before)
  })

  it('changes a hundred at a time, and goes on when it is asked again', async () => {
    const many = Array.from({ length: 230 }, (_, at) => `m-${at}`)
    office.store.seed('members', ...many.map((id) => member(id)))
    upload(many.map((id) => asListed(id, { 学历: '硕士研究生' })))
    const portion = async () => {
      const answer = await run('clerk', { inPortions: true })
      return answer.ok ? [answer.value.changed, answer.value.left] : answer.code
    }
    expect([await portion(), await portion(), await portion()]).toEqual([
      [100, 130],
      [100, 30],
      [30, 0],
    ])
    expect(await portion()).toEqual([0, 0])
    expect(await office.store.count('members', { 'spans.education': 'master' })).toBe(230)
  })

  it('takes all of it for who does not know of portions, such as a phone not yet updated', async () => {
    const many = Array.from({ length: 230 }, (_, at) => `m-${at}`)
    office.store.seed('members', ...many.map((id) => member(id)))
    upload(many.map((id) => asListed(id, { 学历: '硕士研究生' })))
    expect(await run()).toMatchObject({ ok: true, value: { changed: 230, left: 0 } })
    expect(await office.store.count('members', { 'spans.education': 'master' })).toBe(230)
  })

  it('happens once for a repeated request, and once for two people at once', async () => {
    upload([row()])
    const input = { branchId: BRANCH, uploads: [FILE], effectiveOn: DAY }
    const first = await office.call('register.import', input, 'clerk', { requestId: 'same-request' })
    expect(await office.call('register.import', input, 'clerk', { requestId: 'same-request' })).toEqual(first)
    upload([row({ 姓名: '李新' })])
    office.files.set('theirs.xlsx', bytesOf([HEADINGS, row({ 姓名: '李新' })]))
    const answers = await Promise.all([run(), run('secretary', { uploads: ['theirs.xlsx'] })])
    expect(answers.map((answer) => answer.ok && answer.value.added).sort()).toEqual([0, 1])
    expect(await named('李新')).toHaveLength(1)
  })

  it('takes 500 rows, and refuses more by number', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, n) => row({ 姓名: `同志${n}` }))
    upload(rows(501))
    expect(await run()).toMatchObject({ code: 'too-many-rows', detail: { rows: 501, limit: 500 } })
    expect(await check()).toMatchObject({ code: 'too-many-rows' })
    upload(rows(500))
    expect(await run()).toMatchObject({ ok: true, value: { added: 500 } })
  })

  it('is refused for a file that is not there, that is no list, and that lacks columns', async () => {
    expect(await run()).toMatchObject({ code: 'no-such-file', field: 'uploads' })
    office.files.set(FILE, new TextEncoder().encode('PDF'))
    expect(await run()).toMatchObject({ code: 'sheet-unreadable', detail: { reason: '无法识别这个文件' } })
    upload([['王新']], ['姓名'])
    expect(await run()).toMatchObject({
      code: 'sheet-columns-missing',
      detail: { columns: '性别、出生年份、党员类别' },
    })
  })

  it('is refused for a day to come, and to who does not manage the register', async () => {
    upload([row()])
    expect(await run('clerk', { effectiveOn: on('2025-06-11') })).toMatchObject({
      code: 'in-the-future',
      field: 'effectiveOn',
    })
    expect(await run('member-1')).toMatchObject({ code: 'not-permitted' })
    expect(await check('member-1')).toMatchObject({ code: 'not-permitted' })
  })
})

describe('the template', () => {
  it('has every column, explained with an example, and no rows', async () => {
    const answer = await office.call('register.importTemplate', { branchId: BRANCH }, 'clerk')
    expect(answer).toMatchObject({ ok: true, value: { comes: 'inside', fileName: '党员名单.xlsx' } })
    expect(written[0]?.columns.map(({ title }) => title)).toEqual(HEADINGS)
    expect(written[0]?.columns.every(({ note }) => note?.includes('例：'))).toBe(true)
    expect(written[0]?.rows).toEqual([])
  })
})
