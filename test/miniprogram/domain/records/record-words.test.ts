import { DUES_MONTH_WORDS, peopleIn, RECORD_WORDS, sentenceIn, titleIn } from '#domain/records/record-words'
import { civilDate, month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'

const shift = { project: '社区清扫', site: '东街', minutes: 150 }
const gift = { campaign: '慈心一日捐', fen: fen(123_450), acknowledgement: null, receipt: '京 0012' }
const payment = {
  fen: fen(9000),
  months: [month('2025-03'), month('2025-04'), month('2026-01')],
  method: 'transfer' as const,
  isLargeVoluntary: false,
}
const large = { ...payment, fen: fen(200_000), months: [], isLargeVoluntary: true }
const outing = {
  kind: 'volunteer-outing',
  memberId: null,
  values: { project: '文明劝导', site: '南门', leaders: ['a', 'b'] },
  concludedOn: null,
}

describe('a record in a sentence', () => {
  it('says what it is called and then what it says', () => {
    expect(sentenceIn(RECORD_WORDS.shifts, shift)).toBe('志愿服务：社区清扫（东街），2小时30分钟')
    expect(sentenceIn(RECORD_WORDS.donations, gift)).toBe('捐款：慈心一日捐，1,234.50 元')
    expect(sentenceIn(RECORD_WORDS.meetings, { kinds: ['party-lecture', 'themed-party-day'], title: '学党史' })).toBe(
      '党课、主题党日：学党史',
    )
    const value = { indicator: 'hotline-accepted', category: null, value: 3 }
    expect(sentenceIn(RECORD_WORDS.indicatorMonths, { month: month('2025-03'), values: [value] })).toBe(
      '业务指标：2025年3月，1 项',
    )
  })

  it('tells a large voluntary payment from one for months, and names this year’s months without it', () => {
    expect(sentenceIn(RECORD_WORDS.duesPayments, payment)).toBe('党费：2025年3月、4月、2026年1月，共 90.00 元')
    expect(sentenceIn(RECORD_WORDS.duesPayments, payment, { year: 2025 })).toBe(
      '党费：3月、4月、2026年1月，共 90.00 元',
    )
    expect(sentenceIn(RECORD_WORDS.duesPayments, large)).toBe('大额党费：2,000.00 元')
  })

  it('is the title alone where nothing else is said', () => {
    expect(sentenceIn(RECORD_WORDS.ledger, { ...outing, values: {} })).toBe('志愿服务活动')
    expect(sentenceIn(RECORD_WORDS.ledger, { ...outing, kind: 'no-such-kind' })).toBe('no-such-kind')
  })

  it('names only whom it is told the names of', () => {
    expect(sentenceIn(RECORD_WORDS.ledger, outing)).toBe('志愿服务活动：文明劝导，南门')
    expect(sentenceIn(RECORD_WORDS.ledger, outing, { names: new Map([['b', '李四']]) })).toBe(
      '志愿服务活动：文明劝导，南门，到场带队的党员领导干部李四',
    )
  })

  it('of a member’s month says what is due and how it stands', () => {
    const due = {
      month: month('2025-03'),
      dueFen: fen(3000),
      standing: 'late' as const,
      paidOn: civilDate('2025-05-02'),
    }
    expect(sentenceIn(DUES_MONTH_WORDS, due)).toBe('党费：2025年3月应交 30.00 元，迟交（2025年5月2日）')
    expect(sentenceIn(DUES_MONTH_WORDS, { ...due, standing: 'unpaid', paidOn: null })).toBe(
      '党费：2025年3月应交 30.00 元，未交',
    )
  })
})

describe('a record part by part', () => {
  const partsOf = <Doc>(words: { parts: readonly { label: string; text: (doc: Doc) => string }[] }, doc: Doc) =>
    words.parts.map(({ label, text }) => `${label} ${text(doc)}`.trim())

  it('says each thing with its label, and nothing where there is nothing', () => {
    expect(partsOf(RECORD_WORDS.shifts, { ...shift, remarks: ['kept', 'not-signed-out'] })).toEqual([
      '项目 社区清扫',
      '地点 东街',
      '时长 2小时30分钟',
      '计时 签到或签退时没有网络，后来补送；没有签退，按班次结束计',
    ])
    expect(partsOf(RECORD_WORDS.donations, gift)).toEqual([
      '募捐事项 慈心一日捐',
      '金额 1,234.50 元',
      '致谢凭证',
      '票据 京 0012',
      '自愿',
    ])
    expect(partsOf(RECORD_WORDS.duesPayments, large)).toEqual([
      '金额 2,000.00 元',
      '月份',
      '其中自愿多交',
      '方式 银行转账',
    ])
    const above = { ...payment, voluntaryFen: fen(500) }
    expect(partsOf(RECORD_WORDS.duesPayments, above)).toContain('其中自愿多交 5.00 元')
  })

  it('gives a sheet numbers to add up: minutes, and yuan', () => {
    const amountsOf = <Doc>(
      { parts }: { parts: readonly { amount?: { unit: string; of: (doc: Doc) => number } }[] },
      doc: Doc,
    ) => parts.flatMap(({ amount }) => (amount ? [[amount.unit, amount.of(doc)]] : []))
    expect(amountsOf(RECORD_WORDS.shifts, shift)).toEqual([['分钟', 150]])
    expect(amountsOf(RECORD_WORDS.donations, gift)).toEqual([['元', 1234.5]])
  })
})

describe('what a record is called', () => {
  it('is the kind of an entry of the ledger', () => {
    expect(titleIn(RECORD_WORDS.ledger, outing)).toBe('志愿服务活动')
  })
})

describe('the people of a ledger entry', () => {
  it('are whose it is, then whom its values name', () => {
    expect(peopleIn(outing)).toEqual(['a', 'b'])
    expect(peopleIn({ ...outing, memberId: 'c' })).toEqual(['c', 'a', 'b'])
    expect(peopleIn({ ...outing, kind: 'no-such-kind', memberId: 'c' })).toEqual(['c'])
  })
})
