import { civilDate } from '../time/civil-date'
import type { Rule } from './rule'

export const DUES_PUBLISHED: Rule<{ readonly timesAYear: number }> = {
  id: 'dues-published-2008',
  title: '党费收支的公布',
  source: '关于中国共产党党费收缴、使用和管理的规定（中组发〔2008〕3号）',
  article: null,
  inForceFrom: civilDate('2008-04-01'),
  scope: '党支部',
  text: '党费收缴情况每年公布一次，接受党员监督。',
  parameters: { timesAYear: 1 },
  standing: 'national',
}
