import { civilDate } from '../time/civil-date'
import type { Rule } from './rule'

/** Written opinions, where the general meeting decides on admission (接收预备党员) or full membership (转正). */
export const WRITTEN_OPINIONS: Rule = {
  id: 'written-opinions-2014',
  title: '发展党员的书面意见',
  source: '中国共产党发展党员工作细则（2014年）；条款号未核对原文',
  article: null,
  inForceFrom: civilDate('2014-05-28'),
  scope: '党支部',
  text: '讨论接收预备党员、预备党员转正时，因故不能到会的有表决权的党员在会前书面提出的意见，统计在票数内，不计入实到人数。',
  parameters: {},
  standing: 'unverified',
}
