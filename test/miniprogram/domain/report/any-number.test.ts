/** No number passes for want of a script or a counter, and no set phrase of the Party's language passes for a number. */
import fc from 'fast-check'
import { statedNumbers } from '#domain/report/stated-number'

const SENTENCES = [
  '支部组织党员到社区宣传政策，帮助居民解决困难，群众反映良好。',
  '党员干部带头走访慰问困难家庭，及时协调有关部门办理诉求。',
  '围绕中心工作开展学习讨论，党员结合岗位撰写心得，交流体会。',
  '按照区委要求落实双报到，在汛期值守的党员全部到岗，事后逐条核对台账。',
]

const pick = (signs: string, at: number) => [...signs][at] ?? ''
/** Below ten thousand, digit by digit, as it is spoken. */
function spoken(value: number, digits = '零一二三四五六七八九', tens = '十百千'): string {
  const places = [...String(value)].map(Number)
  const said = places.map((digit, at) => {
    const power = places.length - at - 1
    return digit === 0 ? pick(digits, 0) : `${pick(digits, digit)}${power > 0 ? pick(tens, power - 1) : ''}`
  })
  const zero = pick(digits, 0)
  return said
    .join('')
    .replace(new RegExp(`${zero}+`, 'g'), zero)
    .replace(new RegExp(`(?<=.)${zero}$`), '')
}
const shifted = (value: number, zero: number) =>
  [...String(value)].map((digit) => String.fromCodePoint(zero + Number(digit))).join('')

const value = fc.integer({ min: 2, max: 9999 })
const small = fc.integer({ min: 2, max: 20 })
const tiny = fc.integer({ min: 2, max: 9 })
/** Written so, a number needs no counter to be one. */
const standing = fc.oneof(
  value.map(String),
  value.map((each) => each.toLocaleString('en-US')),
  fc.tuple(value, tiny).map(([whole, part]) => `${whole}.${part}`),
  ...[0xff10, 0x0660, 0x0966, 0x1d7ce].map((zero) => value.map((each) => shifted(each, zero))),
  fc.integer({ min: 21, max: 9999 }).map((each) => spoken(each)),
  fc.integer({ min: 21, max: 9999 }).map((each) => spoken(each, '零壹贰叁肆伍陆柒捌玖', '拾佰仟')),
  fc.integer({ min: 1, max: 12 }).map((each) => String.fromCodePoint(0x215f + each)),
  fc.tuple(value, tiny).map(([whole, part]) => `${spoken(whole)}点${spoken(part)}`),
  fc.tuple(tiny, tiny).map(([whole, part]) => `${spoken(whole)}分之${spoken(part)}`),
  fc.integer({ min: 1, max: 100 }).map((each) => `百分之${spoken(each)}`),
  tiny.map((each) => `翻了${spoken(each)}番`),
  fc.constantFrom('百分百', '半数', '过半', '翻番', '½', '廿三', '卅', '三百来'),
)
const COUNTERS = [
  ...[
    '人',
    '人次',
    '名',
    '位',
    '户',
    '家',
    '件',
    '条',
    '份',
    '篇',
    '项',
    '场',
    '个',
    '期',
    '起',
    '本',
    '例',
    '宗',
    '元',
    '万元',
  ],
  ...[
    '小时',
    '学时',
    '天',
    '倍',
    '成',
    '棵',
    '封',
    '台',
    '套',
    '余户',
    '多人次',
    '%',
    '公里',
    '平方米',
    '届',
    '轮',
    '站',
    '桩',
  ],
]
const counted = fc
  .tuple(
    fc.oneof(
      standing.filter((each) => !/[半番百½]/.test(each)),
      tiny.map((each) => spoken(each)),
      tiny.map((each) => spoken(each, '零壹贰叁肆伍陆柒捌玖', '拾佰仟')),
      fc.constantFrom('两', '俩', '仨', '十', '百', '千', '万', '亿', 'IV', 'XII', 'XXIX'),
    ),
    fc.constantFrom(...COUNTERS),
  )
  .map((each) => each.join(''))
/** Where a point of a list could stand, what is counted tells a number from that. */
const inSigns = fc
  .tuple(
    fc.oneof(
      small.map((each) => String.fromCodePoint(0x245f + each)),
      small.map((each) => String.fromCodePoint(0x2473 + each)),
      fc.integer({ min: 1, max: 15 }).map((each) => String.fromCodePoint(0x3250 + each)),
      fc.integer({ min: 2, max: 10 }).map((each) => String.fromCodePoint(0x321f + each)),
      value.map((each) => `（${each}）`),
      small.map((each) => `（${spoken(each)}）`),
    ),
    fc.constantFrom('户', '件', '份', '篇', '套', '人次', '小时', '%'),
  )
  .map((each) => each.join(''))
const number = fc.oneof(standing, counted, inSigns)

it('a number typed anywhere in a sentence is found, in any script, with any counter or none', () => {
  const sentence = fc.constantFrom(...SENTENCES)
  fc.assert(
    fc.property(sentence, number, fc.nat(), (text, typed, place) => {
      const at = place % (text.length + 1)
      const found = statedNumbers(`${text.slice(0, at)}${typed}${text.slice(at)}`)
      const isThere = found.some(({ from, to }) => from < at + typed.length && to > at)
      if (!isThere) throw new Error(`${typed} in ${text.slice(0, at)}|${text.slice(at)}`)
    }),
  )
})

/** From the rules and the glossary of Party work, from the house's templates, and from reports as people write them. */
const SET_PHRASES = [
  ...['三会一课', '一岗双责', '第一责任人', '第一书记', '两个维护', '“两个确立”', '四个意识', '“四个自信”', '三个代表'],
  ...['双评议', '一次性', '双报到', '三重一大', '八项规定', '六项纪律', '五位一体', '两学一做', '三严三实', '四下基层'],
  ...[
    '四风',
    '五个一',
    '党的二十大',
    '党的十九大以来',
    '二十届三中全会',
    '十四五规划',
    '“十四五”期间',
    '五一期间',
    '七一前夕',
  ],
  ...[
    '八一建军节',
    '星期三',
    '第三季度',
    '前三季度',
    '进一步',
    '统一思想',
    '唯一',
    '之一',
    '十分重视',
    '万一',
    '千万不能',
  ],
  ...[
    '老百姓',
    '千家万户',
    '千方百计',
    '四面八方',
    '五湖四海',
    '三心二意',
    '三番五次',
    '举一反三',
    '一心一意',
    '万众一心',
  ],
  ...[
    '队伍建设',
    '陆续',
    '收拾',
    '四川',
    '三亚',
    '三农',
    '两委',
    '五保户',
    '九三学社',
    '二维码',
    '零距离',
    '清零',
    '再三',
  ],
  ...[
    '12345热线',
    '24小时值守',
    '八小时之外',
    '7×24小时',
    'A4纸',
    '微信5G',
    '（试行）',
    '第十一条',
    '第二党支部',
    '第二次会议',
  ],
  ...[
    '2025年',
    '2024年度',
    '7月15日',
    '12月',
    '三月',
    '〔2025〕3号',
    '二〇二五年',
    '一名党员',
    '一支队伍',
    '每一次',
    '一些',
  ],
  ...[
    '一线',
    '一体',
    '一方面',
    '同一',
    '逐一核对',
    '一一对应',
    '三方协议',
    '两手抓',
    '两不误',
    '一等奖',
    '二等功',
    '百日攻坚',
  ],
  ...['支部党员大会', '支部委员会', '党小组会', '党课', '主题党日', '组织生活会', '民主评议党员', '谈心谈话', '一把手'],
]

it('no set phrase is a number, whatever words stand around it', () => {
  // Words that no numeral of the phrase beside them makes another word with.
  const around = fc.constantFrom('', '，', '我们', '落实', '以及', '。', '“', '围绕')
  fc.assert(
    fc.property(
      around,
      fc.shuffledSubarray(SET_PHRASES, { minLength: 1, maxLength: 6 }),
      around,
      (before, said, after) => {
        const text = `${before}${said.join('、')}${after}`
        const found = statedNumbers(text, 2025).map(({ words }) => words)
        if (found.length > 0) throw new Error(`${found.join()} in ${text}`)
      },
    ),
  )
})
