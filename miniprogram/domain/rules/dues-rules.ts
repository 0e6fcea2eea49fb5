import { civilDate } from '../time/civil-date'
import { fen, type Fen } from '../values/money'
import type { Rule } from './rule'

/** One step of the scale: the first whose `upToFen` the base does not exceed applies to the whole base. */
export interface DuesBracket {
  readonly id: string
  /** Null for the last step, which has no upper bound. */
  readonly upToFen: Fen | null
  readonly perMille: number
}

export interface DuesParameters {
  readonly wageBrackets: readonly DuesBracket[]
  readonly pensionBrackets: readonly DuesBracket[]
  readonly farmerFen: { readonly least: Fen; readonly most: Fen }
  /** Students, unemployed members, members on relief. */
  readonly smallestFen: Fen
  readonly isFixedOnceAYear: boolean
  /** What a month's dues normally do not exceed; null where no such line was drawn. */
  readonly normalCapFen: Fen | null
  /** One voluntary payment from this amount on goes to the centre and is recorded apart (大额党费). */
  readonly largeVoluntaryFen: Fen
}
export type DuesRule = Rule<DuesParameters>

const SCALE_OF_2008 = {
  wageBrackets: [
    { id: 'wage-to-3000', upToFen: fen(3_000_00), perMille: 5 },
    { id: 'wage-to-5000', upToFen: fen(5_000_00), perMille: 10 },
    { id: 'wage-to-10000', upToFen: fen(10_000_00), perMille: 15 },
    { id: 'wage-above-10000', upToFen: null, perMille: 20 },
  ],
  pensionBrackets: [
    { id: 'pension-to-5000', upToFen: fen(5_000_00), perMille: 5 },
    { id: 'pension-above-5000', upToFen: null, perMille: 10 },
  ],
  farmerFen: { least: fen(20), most: fen(100) },
  smallestFen: fen(20),
  largeVoluntaryFen: fen(1_000_00),
} as const

const COLLECTING_2008 = '关于中国共产党党费收缴、使用和管理的规定（中组发〔2008〕3号）'

/** How far ahead or behind the month of payment dues are normally paid. */
export const PAYMENT_REACH: Rule<{ readonly months: number }> = {
  id: 'payment-reach-2008',
  title: '党费的预交和补交',
  source: COLLECTING_2008,
  article: null,
  inForceFrom: civilDate('2008-04-01'),
  scope: '全体党员',
  text: '预交、补交党费一般不超过6个月。',
  parameters: { months: 6 },
  standing: 'national',
}

/** 党费收缴 rules by date; exactly one is in force on any day from 2008-04-01. */
export const DUES_RULES: readonly DuesRule[] = [
  {
    id: 'dues-2008',
    title: '党费交纳标准（2008年）',
    source: COLLECTING_2008,
    article: null,
    inForceFrom: civilDate('2008-04-01'),
    inForceUntil: civilDate('2016-12-31'),
    scope: '全体党员',
    text: '按月领取工资的党员，以税后工资为基数，按所在档次的比例交纳；数额随当月工资计算。',
    parameters: { ...SCALE_OF_2008, isFixedOnceAYear: false, normalCapFen: null },
    standing: 'national',
  },
  {
    id: 'dues-2017',
    title: '党费交纳标准（2017年起）',
    source: '组电明字〔2017〕5号；比例沿用中组发〔2008〕3号',
    article: null,
    inForceFrom: civilDate('2017-01-01'),
    scope: '全体党员',
    text: '比例不变；每年年初核定当年月交纳数额，年内一般不变；月交纳数额一般不超过1000元，超过部分自愿。',
    parameters: { ...SCALE_OF_2008, isFixedOnceAYear: true, normalCapFen: fen(1_000_00) },
    standing: 'national',
  },
]
