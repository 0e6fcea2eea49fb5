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
      confirmedOn: undefined,
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

  it.each(['—', '-', '/', '／', '——', 'N/A', '暂无'])('says nothing where there is %s', (nothing) => {
    const columns = ['编号', '党小组', '学历', '入党日期', '进入支部日期', '是否流动'] as const
    const { person, problems } = row(Object.fromEntries(columns.map((column) => [column, nothing])))
    expect(problems).toEqual([])
    expect(person).toMatchObject({
      ...{ number: undefined, cellName: undefined, education: undefined },
      ...{ admittedOn: undefined, joinedOn: undefined, isMigrant: undefined },
    })
  })

  it('says of 无 that there is no schooling worth a word and no day', () =>
    expect(row({ 学历: '无', 入党日期: '无' }).person).toMatchObject({ education: undefined, admittedOn: undefined }))

  it.each([
    ['1998.07', '1998-07'],
    ['199807', '1998-07'],
    ['1998年7月', '1998-07'],
    ['1998-7-2', '1998-07-02'],
  ])('keeps of a day of admission what it says: %s', (said, kept) =>
    expect(row({ 入党日期: said }).person?.admittedOn).toBe(kept),
  )

  it('does not take a day in a month for one before it', () =>
    expect(row({ 入党日期: '2012-07-15', 转正日期: '2013.07' }).problems).toEqual([]))

  describe('without 党员类别', () => {
    const staged = (admitted: string, confirmed: string) =>
      whole(read([['张三', '男', '1980', admitted, confirmed]], ['姓名', '性别', '出生年份', '入党时间', '转正时间']))
        .rows[0]

    it('is of a full member where the day of becoming one stands there', () =>
      expect(staged('', '2013.07.01')?.person?.stage).toBe('full'))
    it('is of a probationary member within the year after the admission', () =>
      expect(staged('2024.06.11', '')?.person?.stage).toBe('probationary'))
    it.each([
      ['2024.06.10', '', '党员类别：入党已满一年，没有写转正日期，请填写党员类别'],
      ['', '', '党员类别：请填写党员类别'],
    ])('is asked about for %s and %s', (admitted, confirmed, said) =>
      expect(staged(admitted, confirmed)?.problems.map(({ column, reason }) => `${column}：${reason}`)).toEqual([said]),
    )
  })

  it('is refused for a sign that only one computer knows', () => {
    const [problem] = whole(read([['张\ue863', '男', '1980', '党员']])).rows[0]?.problems ?? []
    expect(problem).toMatchObject({ column: '姓名' })
    expect(problem?.reason).toContain('自造的字')
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
    [{ 入党日期: '2012' }, '入党日期：须为日期，如 2012-07-01；只知道月份的写到月，如 2012-07'],
    [{ 进入支部日期: '2012.07' }, '进入支部日期：须为写到日的日期，如 2012-07-01'],
    [{ 入党日期: '2012-07-02', 转正日期: '2012-07-01' }, '转正日期：不能早于入党日期'],
    [
      { 入党日期: '2012-07-02', 转正日期: '2012-09-02' },
      '转正日期：预备期一年，2013年7月2日才满，不能早于那一天成为正式党员（中国共产党章程第七条）',
    ],
    [
      { 入党日期: '2025-04-10' },
      '党员类别：预备期一年，2026年4月10日才满，不能早于那一天成为正式党员（中国共产党章程第七条）',
    ],
    [{ 学历: '#N/A' }, '学历：这一格显示“#N/A”，公式没有结果，请改成实际的内容'],
    [{ 入党日期: '2025-06-11' }, '入党日期：不能晚于名单日期2025年6月10日'],
    [{ 进入支部日期: '2026-01-01' }, '进入支部日期：不能晚于名单日期2025年6月10日'],
    [{ 是否流动: '不清楚' }, '是否流动：须为“是”、“否”之一'],
  ])('is refused for %j', (more, problem) => expect(problemsOf(more)).toEqual([problem]))

  it('may name the very day of the list', () => {
    const headings = ['姓名', '性别', '出生年份', '党员类别', '入党日期', '进入支部日期']
    const list = whole(read([['张三', '男', '1980', '预备党员', '2025-06-10', '2025-06-10']], headings))
    const today = list.rows[0]?.person
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

describe('what is about nobody', () => {
  it('is passed over and told: sums, remarks, headings that are repeated', () => {
    const list = whole(
      read([
        ['张三', '男', '1980', '党员'],
        HEADINGS,
        ['李四', '女', '1981', '党员'],
        ['合计', '2', '', ''],
        ['备注：名单截至六月', '备注：名单截至六月', '备注：名单截至六月', '备注：名单截至六月'],
        ['填表人：王五', '', '', '2025-06-01'],
      ]),
    )
    expect(list.rows.map(({ name }) => name)).toEqual(['张三', '李四'])
    expect(list.passedOver).toEqual([
      { row: 3, text: '姓名' },
      { row: 5, text: '合计' },
      { row: 6, text: '备注：名单截至六月' },
      { row: 7, text: '填表人：王五' },
    ])
  })

  it('is nobody who has such a name and the rest of a person', () => {
    const list = whole(read([['人数多', '男', '1980', '党员']]))
    expect(list.rows.map(({ name }) => name)).toEqual(['人数多'])
  })
})

describe('headings in two lines', () => {
  it('are read together, the lower first', () => {
    const list = whole(
      readRegisterList(
        [
          ['党员名册', '', '', '', '', ''],
          ['姓名', '性别', '出生', '', '入党', '党员类别'],
          ['', '', '年', '月', '时间', ''],
          ['张三', '男', '1980', '5', '2012.07.01', '党员'],
        ],
        DAY,
      ),
    )
    expect(list.rows.map(({ row, person }) => [row, person?.birthYear, person?.admittedOn])).toEqual([
      [4, 1980, '2012-07-01'],
    ])
    expect(list.ignoredColumns).toEqual(['月'])
  })

  it('are read where the upper ones are merged down', () => {
    const list = whole(
      readRegisterList(
        [
          ['姓名', '性别', '出生年月', '政治面貌', '政治面貌'],
          ['姓名', '性别', '出生年月', '党员类别', '入党时间'],
          ['张三', '男', '1980.05', '正式党员', '2012.07'],
        ],
        DAY,
      ),
    )
    expect(list.rows.map(({ row, person }) => [row, person?.stage, person?.admittedOn])).toEqual([
      [3, 'full', '2012-07'],
    ])
  })

  it('are not the first person under one line of them', () => {
    const list = whole(read([['', '男', '1980', '党员']]))
    expect(list.rows.map(({ row, problems }) => [row, problems[0]?.column])).toEqual([[2, '姓名']])
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
