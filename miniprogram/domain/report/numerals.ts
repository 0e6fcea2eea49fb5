/** What numbers are written with, whatever the script, and what Chinese reports count in. As parts of regular expressions. */
import type { Reading } from './readings'

/** Numerals of Chinese: plain, of money, old, colloquial. */
export const CHINESE =
  '零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖弌弍弎壱弐兩貳叄參陸俩仨' + '十百千万亿拾佰仟萬億廿卅卌皕'

/** 1,234.5 in digits of any script. */
export const DIGITS = String.raw`\p{Nd}+(?:[,，]\p{Nd}{3}(?!\p{Nd}))*(?:[.．]\p{Nd}+)?`

/**
 * Numbers that are one sign each: ⑳ ⑿ ㈠ Ⅻ ½ 〩, telegraph signs of months, hours and days. Not the square and the cube of a unit:
 * m².
 */
const SIGN = String.raw`(?!〇)[\p{No}\p{Nl}\u32C0-\u32CB\u3358-\u3370\u33E0-\u33FE]`
export const SIGNS: readonly Reading[] = [
  { words: `(?![²³])${SIGN}(?:${SIGN})*` },
  { words: `[²³](?:${SIGN})*`, notAfter: '[A-Za-z]' },
]

/** 个 and its like, the longest first. */
export const COUNTERS = [
  ...[
    '个百分点',
    '百分点',
    '平方公里',
    '平方米',
    '人次',
    '人月',
    '班次',
    '小时',
    '学时',
    '课时',
    '分钟',
    '公里',
    '千米',
  ],
  ...[
    '千克',
    '公斤',
    '毫米',
    '厘米',
    '公顷',
    '个月',
    '周年',
    '年度',
    '美元',
    '港元',
    '党员',
    '群众',
    '居民',
    '老人',
    '岁半',
  ],
  ...'个位名人户家次场件条份篇项支轮期册处座岗盏辆箱袋台吨块批套栋间起本面封棵株天例宗桩笔页张只头匹把枝枚颗粒根句'.split(
    '',
  ),
  ...'字段节课堂门科届级层排组队班对双幅部首道所桌席顿趟遍回声步里亩斤克米尺升度岁代世元角分倍番成年月日号周季'.split(
    '',
  ),
  ...'城村镇乡街县市区省国校厂店楼室院站点口车船艘架匹桶瓶盒包捆束串摞叠碗杯盘刀剂服味针副挺门发炮眼井泉丈寸'.split(''),
  ...'%％‰'.split(''),
].join('|')

/**
 * Those that begin no other word there, for where a number may be a point's: （二）组织学习 and （二）支部 are points, （12）户 and
 * （12）支队伍 are none.
 */
export const PLAIN_COUNTERS = [
  ...[
    '人次',
    '人(?![民员才大事力])',
    '名(?!单)',
    '位(?!于)',
    '户(?![外籍])',
    '件',
    '条(?![件例])',
    '份',
    '篇',
    '项(?!目)',
  ],
  ...[
    '支(?![部委持援付撑书])',
    '场(?![所地])',
    '次(?![要日])',
    '家(?![访庭长])',
    '个(?![别人性体])',
    '[万亿]?元(?!旦)',
    '小时',
  ],
  ...[
    '学时',
    '起(?![草步点初])',
    '例(?![会如])',
    '宗(?!旨)',
    '批(?![评准判示])',
    '台(?![账风])',
    '套',
    '栋',
    '册',
    '倍',
    '[%％‰]',
  ],
].join('|')

const [BEGINS, ENDS] = [new RegExp(`^[\\p{N}${CHINESE}]`, 'u'), new RegExp(`[\\p{N}${CHINESE}]$`, 'u')]
const PLAINLY_COUNTS_ON = new RegExp(String.raw`^\s*[余多]?(?:${PLAIN_COUNTERS})`, 'u')
const COUNTER = new RegExp(`^(?:${COUNTERS})`, 'u')
const COUNTS_ON = new RegExp(String.raw`^(?:[余多几]|\s*(?:${COUNTERS}))`, 'u')

/** Whether words go on with the number before them, or with what it counts: 9户, 户, 余户, %. */
export function goesOnAsNumber(after: string): boolean {
  return BEGINS.test(after) || COUNTS_ON.test(after)
}

/** The counter that words begin with, '' where none: 人次 in 人次，. */
export function counterAt(words: string): string {
  return COUNTER.exec(words)?.[0] ?? ''
}

/** Whether words after a number count it in that unit, and in none that only begins with it: 人 in 人，, not in 人次. */
export function isCountedIn(unit: string, after: string): boolean {
  const counter = counterAt(after)
  return unit !== '' && after.startsWith(unit) && !(counter.length > unit.length && counter.startsWith(unit))
}

/** Whether what stands there is part of a longer number, or counts something itself: 十分 in 二十分, 千万 in 千万元. */
export function isWithinNumber(text: string, from: number, to: number): boolean {
  const [words, before, after] = [text.slice(from, to), text.slice(0, from), text.slice(to)]
  if (BEGINS.test(words) && ENDS.test(before)) return true
  return ENDS.test(words) && BEGINS.test(words) && (BEGINS.test(after) || PLAINLY_COUNTS_ON.test(after))
}

/** The text with what stands there blotted out: as long as it was, and with no words in its place. */
export function blotted(text: string, from: number, to: number): string {
  return `${text.slice(0, from)}${'　'.repeat(to - from)}${text.slice(to)}`
}
