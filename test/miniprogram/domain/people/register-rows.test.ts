import { civilDate } from '#domain/time/civil-date'
import { columnOf, IMPORT_COLUMNS } from '#domain/people/register-columns'
import { readRegisterList, type ListedPerson, type ReadList } from '#domain/people/register-rows'

const DAY = civilDate('2025-06-10')
const HEADINGS = ['姓名', '性别', '出生年份', '党员类别']
const read = (rows: string[][], headings = HEADINGS) => readRegisterList([headings, ...rows], DAY)
const whole = (list: ReadList) => {
  if (!list.ok) throw new Error(list.missing.join())
  return list
}
/** Reads one row of 张三 with more columns. */
const row = (more: Record<string, string>) => {
  const list = whole(
    read([['张三', '男', '1980', '正式党员', ...Object.values(more)]], [...HEADINGS, ...Object.keys(more)]),
  )
  const [only] = list.rows
  if (!only) throw new Error('no row')
  return only
}
const problemsOf = (more: Record<string, string>) =>
  row(more).problems.map(({ column, reason }) => `${column}：${reason}`)

describe('the headings of a list', () => {
  it.each([
    ['姓 名', 'name'],
    ['姓名*', 'name'],
    ['姓名：', 'name'],
    ['出生年月（公历）', 'birthYear'],
    ['出生日期', 'birthYear'],
    ['人员类别', 'stage'],
    ['文化程度', 'education'],
    ['加入党组织日期', 'admittedOn'],
    ['进入当前党支部日期', 'joinedOn'],
    ['流动党员', 'isMigrant'],
    ['身份证号', undefined],
    ['工资', undefined],
    ['序号', undefined],
  ])('%s stands for %s', (heading, code) => expect(columnOf(heading)).toBe(code))

  it('stand for one column each', () => {
    const known = IMPORT_COLUMNS.flatMap(({ title, alsoCalled }) => [title, ...alsoCalled])
    expect(new Set(known).size).toBe(known.length)
    for (const { title, code } of IMPORT_COLUMNS) expect(columnOf(title)).toBe(code)
  })

  it('may stand below a title; rows are counted as the spreadsheet counts them', () => {
    const list = readRegisterList(
      [
        ['某支部党员名册', '', '', ''],
        ['', '', '', ''],
        HEADINGS,
        ['', '', '', ''],
        ['张三', '男', '1980', '正式党员'],
      ],
      DAY,
    )
    expect(whole(list).rows.map((read) => [read.row, read.name])).toEqual([[5, '张三']])
  })

  it('are missed by name where the list cannot be read without them', () => {
    expect(read([], ['姓名', '党员类别'])).toEqual({ ok: false, missing: ['性别', '出生年份'] })
    expect(read([], ['甲', '乙'])).toEqual({ ok: false, missing: ['姓名', '性别', '出生年份', '党员类别'] })
  })

  it('that are not read are named, and so is a second one for the same column', () => {
    const list = whole(
      read(
        [['张三', '男', '1980', '正式党员', '110101198005030000', '9000', '1980-05-03']],
        [...HEADINGS, '身份证号', '工资', '出生日期'],
      ),
    )
    expect(list.ignoredColumns).toEqual(['身份证号', '工资', '出生日期'])
    expect(JSON.stringify(list.rows)).not.toMatch(/110101|9000|05-03/)
  })
})

describe('a row of a list', () => {
  it('says what its cells say, and nothing for empty ones', () => {
    expect(
      row({
        编号: '',
        党小组: '',
        学历: '',
        入党日期: '',
        进入支部日期: '',
        是否流动: '',
        是否离退休: '',
        是否领导干部: '',
      }).person,
    ).toEqual<ListedPerson>({
      number: undefined,
      name: '张三',
      sex: 'male',
      birthYear: 1980,
      stage: 'full',
      cellName: undefined,
      education: undefined,
      admittedOn: undefined,
      joinedOn: undefined,
      isMigrant: undefined,
      isRetired: undefined,
      isLeadingCadre: undefined,
    })
    expect(
      row({
        编号: 'a-7',
        党小组: '第一党小组',
        学历: '本科',
        入党日期: '2012年7月1日',
        进入支部日期: '2018.1.1',
        是否流动: '否',
        是否离退休: '是',
        是否领导干部: '√',
      }).person,
    ).toMatchObject({
      number: 'A-7',
      cellName: '第一党小组',
      education: 'bachelor',
      admittedOn: '2012-07-01',
      joinedOn: '2018-01-01',
      isMigrant: false,
      isRetired: true,
      isLeadingCadre: true,
    })
  })

  it.each([
    ['入党积极分子', 'activist'],
    ['积极分子', 'activist'],
    ['发展对象', 'candidate'],
    ['中共预备党员', 'probationary'],
    ['中共党员', 'full'],
    [' 正式 党员 ', 'full'],
  ])('knows %s', (word, stage) => {
    expect(whole(read([['张三', '男', '1980', word]])).rows[0]?.person?.stage).toBe(stage)
  })

  it('takes the blank out of a padded Chinese name, not out of another', () => {
    const list = whole(
      read([
        ['张　三', '男', '1980', '党员'],
        ['Ana Li', '女', '1980', '党员'],
        ['阿依古丽·买买提', '女', '1980', '党员'],
      ]),
    )
    expect(list.rows.map(({ person }) => person?.name)).toEqual(['张三', 'Ana Li', '阿依古丽·买买提'])
  })

  it('says of 无 that there is no cell', () => expect(row({ 党小组: '无' }).person?.cellName).toBeNull())

  it('is refused with everything that is wrong, not only the first', () => {
    const list = whole(read([['', '某', '198', '群众', '七月', '也许']], [...HEADINGS, '入党日期', '是否流动']))
    expect(list.rows[0]).toMatchObject({ row: 2, name: null, person: undefined })
    expect(list.rows[0]?.problems.map(({ column }) => column).sort()).toEqual(
      ['入党日期', '党员类别', '出生年份', '姓名', '性别', '是否流动'].sort(),
    )
  })

  it.each<[Record<string, string>, string]>([
    [{ 编号: '11010119800503123X' }, '编号：编号须为 12 位以内的字母或数字；请勿填写身份证号'],
    [{ 学历: '高小' }, '学历：须为“小学”、“初中”、“高中”、“中专”、“大专”、“大学本科”、“硕士研究生”、“博士研究生”之一'],
    [{ 入党日期: '2012.07' }, '入党日期：须为写到日的日期，如 2012-07-01'],
    [{ 入党日期: '2025-06-11' }, '入党日期：不能晚于名单日期2025年6月10日'],
    [{ 进入支部日期: '2026-01-01' }, '进入支部日期：不能晚于名单日期2025年6月10日'],
    [{ 是否流动: '不清楚' }, '是否流动：须为“是”、“否”之一'],
  ])('is refused for %j', (more, problem) => expect(problemsOf(more)).toEqual([problem]))

  it('may name the very day of the list', () => {
    const today = row({ 入党日期: '2025-06-10', 进入支部日期: '2025-06-10' }).person
    expect(today).toMatchObject({ admittedOn: '2025-06-10', joinedOn: '2025-06-10' })
  })

  it('is refused for somebody below eighteen that year, or born after the list', () => {
    const problem = (year: string) => whole(read([['张三', '男', year, '党员']])).rows[0]?.problems[0]
    expect(problem('2007')).toBeUndefined()
    expect(problem('2008')).toMatchObject({ column: '出生年份', reason: '入党须年满 18 岁，请核对出生年份' })
    expect(problem('2026')).toMatchObject({ reason: '须为年份，如 1980' })
    expect(problem('1899')).toMatchObject({ reason: '须为年份，如 1980' })
  })

  it('is refused for a day of admission before admission', () => {
    const list = whole(read([['张三', '男', '1980', '发展对象', '2024-07-01']], [...HEADINGS, '入党日期']))
    expect(list.rows[0]?.problems).toEqual([{ row: 2, column: '入党日期', reason: '尚未入党的同志不填入党日期' }])
  })
})

describe('A heading as long as a file', () => {
  it('holds nobody up', () => {
    const began = process.cpuUsage()
    expect(columnOf('('.repeat(200_000))).toBeUndefined()
    expect(columnOf(`姓名${'(1'.repeat(100_000)})`)).toBeUndefined()
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(500)
  })
})
